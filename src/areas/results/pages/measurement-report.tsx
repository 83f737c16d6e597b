import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { type Html, html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { largestDocument, type StoredFile } from '../../records/rules/document-input.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { saveReportDraft } from '../commands/save-report-draft.ts';
import { submitReport } from '../commands/submit-report.ts';
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { type ReportSheet, reportSheet } from '../queries/report-sheets.ts';
import {
  type ReportRow,
  reportById,
  type WindowRow,
  windowById,
  withdrawnWindow,
} from '../queries/reporting-windows.ts';
import { type SheetProposals, sheetProposals } from '../queries/sheet-proposals.ts';
import { mayReadReports, mayReport, mayReviewReports } from '../rules/report-permissions.ts';
import { whyClosed, windowWithdrawn } from '../rules/report-state.ts';
import { lacksHome } from '../rules/sheet-countries.ts';
import { idOf, instituteOf } from './address.ts';
import { askedSince, typedAsked } from './asked-fields.ts';
import { ReportFigureFields } from './report-figure-fields.tsx';
import { ReportFigures } from './report-figures.tsx';
import {
  atFigureFields,
  brokenTyped,
  countriesToFill,
  draftOf,
  openingTyped,
  typedBesideChanged,
  typedFigures,
} from './report-typed.ts';
import { partsToFill, whoseSheet } from './sheet-parts.ts';
import { SheetParts } from './sheet-parts-view.tsx';

export type LoadedReport = {
  report: ReportRow;
  window: WindowRow;
  indicators: readonly IndicatorDefinition[];
  sheet: ReportSheet;
  /** What records come to, beside each cell that they tell. */
  proposals: SheetProposals;
  documents: readonly DocumentRow[];
};

/** @throws NotFound, which says so where the window of the sheet was withdrawn. */
export const loadReport = async (page: Page): Promise<LoadedReport> => {
  const institute = instituteOf(page);
  const allowed = mayReadReports(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = idOf(page);
  return page.read(async (tx) => {
    const report = await reportById(tx, institute, id);
    const window = report && (await windowById(tx, institute, report.windowId));
    if (!window) {
      const withdrawn = await withdrawnWindow(tx, institute, id);
      throw new NotFound(withdrawn && windowWithdrawn(withdrawn));
    }
    const indicators = await indicatorsIn(tx, institute, { indicatorIds: window.indicators });
    const { from, until } = window;
    const { partnershipId } = report;
    const sheet = await reportSheet(tx, institute, window, partnershipId);
    return {
      report,
      window,
      indicators,
      sheet,
      proposals: await sheetProposals(tx, institute, indicators, { partnershipId, from, until, sheet }),
      documents: await documentsOf(tx, institute, { kind: 'measurement-report', id }),
    };
  });
};

export const show = async (page: Page) => {
  const loaded = await loadReport(page);
  const typed = openingTyped(page, loaded.report, loaded.sheet);
  const { language } = page.words;
  const errors = loaded.report.draft
    ? { ...brokenTyped(typed, language, loaded), ...sinceShown(page, loaded, typed) }
    : {};
  return html(view(page, loaded, { ...freshForm(), typed, errors }));
};

/** What the sheet asks otherwise since it was shown with these, beside its fields. */
const sinceShown = (page: Page, loaded: LoadedReport, typed: Typed): FieldErrors =>
  atFigureFields(askedSince(typed, loaded), { fields: [], withdrawn: [] }, { ...loaded, ...page.words });

/**
 * A draft keeps whatever was typed; a submission reads it, and what it lacks or cannot be is told beside its field. The evidence
 * is kept whatever becomes of the rest: on a slow line nobody sends it twice.
 */
export const save = async (page: Page) => {
  const opened = await loadReport(page);
  const { report } = opened;
  const sent = await sentDocument(page, 'evidence');
  const unkept = sent.ok ? sent.file && (await attach(page, report, sent.file)) : sent.problem;
  const loaded = sent.ok && sent.file ? await loadReport(page) : opened;
  const { texts } = page.form;
  const again = (more: Partial<FormState>) =>
    invalid(
      view(page, loaded, {
        ...freshForm(),
        typed: typedBesideChanged(page, texts, loaded.sheet),
        ...more,
        errors: { ...more.errors, ...sinceShown(page, loaded, texts) },
      }),
    );
  if (unkept) return again({ errors: { evidence: [unkept] } });
  const of = { windowId: report.windowId, partnershipId: report.partnershipId };
  const version = Number(texts.version?.[0]);
  const commandId = texts.command_id?.[0] || newId();
  const isDraft = texts.step?.[0] === 'draft';
  const figures = typedFigures(texts, page.words.language, loaded.indicators, loaded.sheet.figures);
  if (!isDraft && Object.keys(figures.errors).length > 0) return again({ errors: figures.errors });
  const performed = isDraft
    ? await page.perform(saveReportDraft, commandId, {
        ...of,
        version,
        typed: draftOf(texts),
        language: page.words.language,
      })
    : await page.perform(submitReport, commandId, {
        ...of,
        version,
        asked: typedAsked(texts, loaded.indicators),
        figures: figures.figures,
        nothing: figures.nothing,
        alone: figures.alone,
        withdrawn: figures.withdrawn.map(({ rowId }) => rowId),
        provenance: texts.provenance?.[0] ?? '',
        reason: texts.reason?.[0]?.trim() || undefined,
        ...(texts.onBehalf?.[0]?.trim() ? { onBehalf: { source: texts.onBehalf[0].trim() } } : {}),
      });
  if (performed.done) {
    const { id } = report;
    return redirect(
      paths.measurementReport({ id }),
      isDraft ? 'results.draft-kept' : 'results.report-submitted',
    );
  }
  const { fields = {}, problem, conflict } = performed;
  const { words } = page;
  return again({
    errors: atFigureFields(fields, figures, { ...loaded, language: words.language }),
    problem,
    conflict,
  });
};

/** Why the file does not hang on the sheet; undefined where it does. */
const attach = async (page: Page, { id, partnershipId }: ReportRow, file: StoredFile) => {
  const subject = { kind: 'measurement-report', id };
  const kept = await page.perform(attachDocument, newId(), {
    subject,
    partnershipId: partnershipId ?? undefined,
    title: file.name,
    file,
  });
  return kept.done ? undefined : (kept.problem ?? Object.values(kept.fields ?? {})[0]?.[0]);
};

const view = (page: Page, loaded: LoadedReport, state: FormState): Html => {
  const { words, actor } = page;
  const { report, window, documents } = loaded;
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const closed = whyClosed({ state: report.state, window, day: todayIn(), isPartner });
  const mayFill = mayReport(actor, report) === true && !closed;
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
      {closed && <Notice kind="info">{words.problem(closed)}</Notice>}
      {lacksHome(loaded.sheet) && <Notice kind="info">{words.t('results.home-unknown')}</Notice>}
      {mayFill ? (
        <Sheet page={page} loaded={loaded} state={state} isPartner={isPartner} />
      ) : (
        <Card title={words.t('results.measurements')}>
          <ReportFigures page={page} {...loaded} />
        </Card>
      )}
      <DocumentsSection
        page={page}
        subject={{ kind: 'measurement-report', id: report.id }}
        documents={documents}
        mayAttach={mayAttachDocument(actor, { partnershipId: report.partnershipId }) === true}
      />
    </Frame>
  );
};

type SheetProps = { page: Page; loaded: LoadedReport; state: FormState; isPartner: boolean };

function Sheet({ page, loaded, state, isPartner }: SheetProps) {
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
        hint={words.t('results.evidence-hint')}
        optional={words.t('page.optional')}
        accept="image/*,application/pdf"
        limit={{ bytes: largestDocument, sentence: words.t('records.file-too-large') }}
      />
    </PageForm>
  );
}
