import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, joinErrors } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { type Html, html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { largestDocument, type StoredFile } from '../../records/rules/document-input.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { saveReportDraft } from '../commands/save-report-draft.ts';
import { submitReport } from '../commands/submit-report.ts';
import { mayReport, mayReviewReports } from '../rules/report-permissions.ts';
import { whyClosed } from '../rules/report-state.ts';
import { lacksHome } from '../rules/sheet-countries.ts';
import { askedSince, typedAsked } from './asked-fields.ts';
import { atFigureFields, brokenTyped } from './at-figure-fields.ts';
import { figureOfField } from './figure-of-field.ts';
import { typedInGoneCells } from './gone-cells.ts';
import { judgedSheet, unfitSheet } from './judged-sheet.ts';
import { type LoadedReport, loadReport } from './loaded-report.ts';
import { ReportFigureFields } from './report-figure-fields.tsx';
import { ReportFigures } from './report-figures.tsx';
import { reportFile } from './report-file.ts';
import { countriesToFill, openingTyped, typedBesideChanged, typedFigures } from './report-typed.ts';
import { draftOf } from './sheet-draft.ts';
import { partsToFill, whoseSheet } from './sheet-parts.ts';
import { SheetParts } from './sheet-parts-view.tsx';
import { differingLines } from './two-sheets.ts';
import { TypedSheet } from './typed-sheet.tsx';

export const show = async (page: Page) => {
  const loaded = await loadReport(page);
  if (isListFile(page)) return reportFile(page, loaded);
  const typed = openingTyped(page, loaded.report, loaded.sheet);
  const { language } = page.words;
  const errors = loaded.report.draft
    ? {
        ...brokenTyped(typed, language, loaded),
        ...typedInGoneCells(page, typed, loaded),
        ...sinceShown(page, loaded, typed),
      }
    : {};
  return html(view(page, loaded, { ...freshForm(), typed, errors }));
};

/** What the sheet asks otherwise since it was shown with these, beside its fields. */
const sinceShown = (page: Page, loaded: LoadedReport, typed: Typed): FieldErrors =>
  atFigureFields(askedSince(typed, loaded), { fields: [], withdrawn: [] }, { ...loaded, ...page.words });

/**
 * A draft keeps whatever was typed; a submission reads it, and what it lacks or cannot be is told beside its field, all of it at once.
 * The evidence is kept whatever becomes of the rest: on a slow line nobody sends it twice.
 */
export const save = async (page: Page) => {
  const opened = await loadReport(page);
  const { report } = opened;
  const sent = await sentDocument(page, 'evidence');
  const unkept = sent.ok ? sent.file && (await attach(page, opened, sent.file)) : sent.problem;
  const loaded = sent.ok && sent.file ? await loadReport(page) : opened;
  const { texts } = page.form;
  const again = (more: Partial<FormState>, now = loaded) => {
    const state = {
      ...freshForm(),
      typed: typedBesideChanged(page, texts, now.sheet),
      ...more,
      errors: { ...more.errors, ...sinceShown(page, now, texts) },
    };
    return invalid(view(page, now, state, texts));
  };
  if (unkept) return again({ errors: { evidence: [unkept] } });
  const of = { windowId: report.windowId, partnershipId: report.partnershipId };
  const version = Number(texts.version?.[0]);
  const commandId = texts.command_id?.[0] || newId();
  const isDraft = texts.step?.[0] === 'draft';
  const figures = typedFigures(texts, page.words.language, loaded.indicators, loaded.sheet.figures);
  const unread = joinErrors(figures.errors, typedInGoneCells(page, texts, loaded));
  const given = {
    ...of,
    version,
    asked: typedAsked(texts, loaded.indicators),
    figures: figures.figures,
    nothing: figures.nothing,
    alone: figures.alone,
    withdrawn: figures.withdrawn.map(({ rowId }) => rowId),
    figureAnswers: figures.answers.map(({ rowId, answer }) => ({ rowId, answer })),
    provenance: texts.provenance?.[0] ?? '',
    reason: texts.reason?.[0]?.trim() || undefined,
    ...(texts.onBehalf?.[0]?.trim() ? { onBehalf: { source: texts.onBehalf[0].trim() } } : {}),
  };
  const placed = (fields: FieldErrors) =>
    atFigureFields(fields, figures, { ...loaded, language: page.words.language });
  const unfit = isDraft ? {} : unfitSheet(given);
  if (!isDraft && Object.keys({ ...unread, ...unfit }).length > 0) {
    const { fields, ...refused } = judgedSheet(given, unfit, loaded);
    return again({ ...refused, errors: joinErrors(unread, placed(fields)) });
  }
  const performed = isDraft
    ? await page.perform(saveReportDraft, commandId, {
        ...of,
        version,
        typed: draftOf(texts),
        language: page.words.language,
      })
    : await page.perform(submitReport, commandId, given);
  if (performed.done) {
    const { id } = report;
    return redirect(
      paths.measurementReport({ id }),
      isDraft ? 'results.draft-kept' : 'results.report-submitted',
    );
  }
  const { fields = {}, problem, conflict } = performed;
  // Whoever closed the sheet may have done so after it was read above: no button is offered that would be refused again.
  return again(
    { errors: placed(fields), problem, conflict },
    problem || conflict ? await loadReport(page) : loaded,
  );
};

/** Why the file does not hang on the sheet; undefined where it does, as one that is sent a second time does already. */
const attach = async (page: Page, { report, documents }: LoadedReport, file: StoredFile) => {
  const { id, partnershipId } = report;
  if (documents.some(({ sha256 }) => sha256 === file.sha256)) return undefined;
  const subject = { kind: 'measurement-report', id };
  const kept = await page.perform(attachDocument, newId(), {
    subject,
    partnershipId: partnershipId ?? undefined,
    title: file.name,
    file,
  });
  return kept.done ? undefined : (kept.problem ?? Object.values(kept.fields ?? {})[0]?.[0]);
};

/** `sent`: what was typed in a form that was refused, all of it. */
const view = (page: Page, loaded: LoadedReport, state: FormState, sent?: Typed): Html => {
  const { words, actor } = page;
  const { report, window, documents } = loaded;
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const closed = whyClosed({ state: report.state, window, day: todayIn(), isPartner });
  const isFiller = mayReport(actor, report) === true;
  const title = `${words.t('results.report')} ${window.name}`;
  const back = paths.reportingWindow({ id: window.id });
  const days = `${words.day(window.from)} – ${words.day(window.until)}`;
  return (
    <Frame page={page} title={title} crumbs={[{ label: window.name, href: back }]} narrow>
      <PageHead
        title={title}
        quiet={[whoseSheet(page, report), window.programme, days].join(' · ')}
        actions={
          mayReviewReports(actor) === true && (
            <a href={paths.reviewReport({ id: report.id })}>{words.t('results.review-report')}</a>
          )
        }
      />
      <p>
        <Tag tone={report.state === 'returned' ? 'warn' : 'info'}>
          {words.say(`results.report-state-${report.state}`)}
        </Tag>{' '}
        {[report.since && words.day(report.since), report.byName, report.note].filter(Boolean).join(' · ')}{' '}
        {report.state === 'draft' && words.t('results.closes-on')}{' '}
        {report.state === 'draft' && words.day(window.closesOn)}
      </p>
      {report.draftByName && (
        <Notice kind="info">{words.t('results.draft-of', { name: report.draftByName })}</Notice>
      )}
      {closed && !sent && <Notice kind="info">{words.problem(closed)}</Notice>}
      {lacksHome(loaded.sheet) && <Notice kind="info">{words.t('results.home-unknown')}</Notice>}
      {isFiller && closed && (
        <TypedSheet
          page={page}
          loaded={loaded}
          isPartner={isPartner}
          refused={sent && { ...state, closed, sent }}
        />
      )}
      {isFiller && !closed ? (
        <Sheet page={page} loaded={loaded} state={state} isPartner={isPartner} sent={sent} />
      ) : (
        <Card title={words.t('results.measurements')}>
          <ReportFigures page={page} {...loaded} />
        </Card>
      )}
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      <DocumentsSection
        page={page}
        subject={{ kind: 'measurement-report', id: report.id }}
        documents={documents}
        mayAttach={mayAttachDocument(actor, { partnershipId: report.partnershipId }) === true}
      />
    </Frame>
  );
};

type SheetProps = {
  page: Page;
  loaded: LoadedReport;
  state: FormState;
  isPartner: boolean;
  sent: Typed | undefined;
};

function Sheet({ page, loaded, state, isPartner, sent }: SheetProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const { report, sheet, window, proposals } = loaded;
  const place = { partnershipId: report.partnershipId, from: window.from, until: window.until };
  return (
    <PageForm
      page={page}
      state={state}
      version={report.version}
      cancel={paths.reportingWindow({ id: report.windowId })}
      multipart
      differing={state.conflict && sent ? differingLines(page, sent, loaded) : []}
      ofField={figureOfField(page, loaded.indicators)}
      buttons={[
        { label: words.t('results.submit-report'), name: 'step', value: 'submit' },
        { label: words.t('results.keep-draft'), name: 'step', value: 'draft', kind: 'second' },
      ]}
    >
      <SheetParts
        page={page}
        sheet={sheet}
        parts={partsToFill(page, loaded, (indicator) =>
          countriesToFill(indicator, { sheet, typed: state.typed }),
        )}
        view={({ indicator, part }) => (
          <ReportFigureFields
            page={page}
            state={state}
            indicator={indicator}
            part={part}
            sheet={sheet}
            proposals={proposals}
            place={place}
          />
        )}
      />
      <TextField
        {...field('provenance')}
        label={words.t('results.provenance')}
        hint={words.t('results.provenance-hint')}
      />
      {!isPartner && report.partnershipId !== null && (
        <TextField
          {...field('onBehalf')}
          label={words.t('results.on-behalf')}
          hint={words.t('results.on-behalf-hint')}
          optional={words.t('page.optional')}
        />
      )}
      {sheet.figures.length > 0 && (
        <TextField
          {...field('reason')}
          label={words.t('results.reason-for-changes')}
          hint={words.t('results.reason-for-changes-hint')}
          optional={words.t('page.optional')}
        />
      )}
      <FileField
        {...field('evidence')}
        label={words.t('results.evidence')}
        hint={evidenceHint(page, loaded.documents)}
        optional={words.t('page.optional')}
        accept="image/*,application/pdf"
        limit={{ bytes: largestDocument, sentence: words.t('records.file-too-large') }}
      />
    </PageForm>
  );
}

/** What was chosen is kept at the first post, whatever becomes of the rest: nobody looks for it again. */
const evidenceHint = ({ words }: Page, documents: LoadedReport['documents']): string => {
  const names = documents.filter(({ fileName }) => fileName !== null).map(({ title }) => title);
  return names.length > 0
    ? words.t('results.evidence-kept', { names: names.join(', ') })
    : words.t('results.evidence-hint');
};
