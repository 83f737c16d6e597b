import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { type Html, html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { lockReport, unlockReport } from '../commands/lock-report.ts';
import { reviewReport } from '../commands/review-report.ts';
import { ownCellText } from '../queries/cell-words.ts';
import { type FigureWarning, figureWarnings } from '../queries/figure-warnings.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { SheetFigure } from '../queries/report-sheets.ts';
import { proposalBeside } from '../queries/sheet-proposals.ts';
import { givenBy } from '../queries/sheet-turns.ts';
import { indicatorPlace } from '../rules/report-figures.ts';
import { mayReviewReports } from '../rules/report-permissions.ts';
import { canReview, canTakeApprovalBack, isToApprove, whyFixed } from '../rules/report-state.ts';
import { instituteOf } from './address.ts';
import { FedNote } from './fed-note.tsx';
import { FigureBeside } from './figure-beside.tsx';
import { answerText } from './figure-text.ts';
import { type LoadedReport, loadReport } from './loaded-report.ts';
import { Lock } from './lock-card.tsx';
import { besideText } from './report-figure-fields.tsx';
import { ReportFigures, saidFigure } from './report-figures.tsx';
import { reportFile } from './report-file.ts';
import { indicatorTitle, partsToRead, type SheetPart, whoseSheet } from './sheet-parts.ts';
import { SheetParts } from './sheet-parts-view.tsx';

type Loaded = LoadedReport & { warnings: readonly FigureWarning[]; isGiver: boolean; mayTakeBack: boolean };

const load = async (page: Page): Promise<Loaded> => {
  const allowed = mayReviewReports(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const loaded = await loadReport(page);
  const ids = loaded.sheet.figures.map(({ id }) => id);
  const institute = instituteOf(page);
  const isApproved = canTakeApprovalBack(loaded.report.state, loaded.sheet.figures);
  return page.read(async (tx) => {
    const warnings = await figureWarnings(tx, institute, ids);
    const given = await givenBy(tx, institute, loaded.report.id, page.actor.userId);
    return { ...loaded, warnings, isGiver: given.toLock, mayTakeBack: isApproved && !given.toTakeBack };
  });
};

/** The two forms of the page; a refusal is told in the one that was sent. */
type States = { review: FormState; lock: FormState };

const fresh = (): States => ({ review: freshForm(), lock: freshForm() });

export const show = async (page: Page) => {
  const loaded = await load(page);
  return isListFile(page) ? reportFile(page, loaded) : html(view(page, loaded, fresh()));
};

/** The whole review in one act; or the lock, which is a button of its own. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const { texts } = page.form;
  const step = texts.step?.[0];
  const back = paths.reviewReport({ id: loaded.report.id });
  if (step === 'lock' || step === 'unlock') {
    const readers = { version: wholeNumber, note: text };
    const of = { reportId: loaded.report.id };
    const submitted =
      step === 'lock'
        ? await submit(page, lockReport, readers, of)
        : await submit(page, unlockReport, readers, of);
    if (!submitted.done) return invalid(view(page, loaded, { ...fresh(), lock: submitted.state }));
    return redirect(back, step === 'lock' ? 'results.report-locked' : 'results.report-unlocked');
  }
  const figures = loaded.sheet.figures.flatMap(({ id }) => {
    const comment = texts[`comment.${id}`]?.[0]?.trim() ?? '';
    const isReturned = texts[`return.${id}`]?.[0] === 'on';
    return isReturned || comment ? [{ id, kind: isReturned ? 'returned' : 'comment', comment }] : [];
  });
  const performed = await page.perform(reviewReport, texts.command_id?.[0] || newId(), {
    reportId: loaded.report.id,
    version: Number(texts.version?.[0]),
    seen: texts.seen ?? [],
    figures,
    approveRest: step === 'approve',
    returnSheet: step === 'return',
    note: texts.note?.[0]?.trim() || undefined,
  });
  if (performed.done) return redirect(back, 'results.report-reviewed');
  const errors = Object.fromEntries(
    Object.entries(performed.fields ?? {}).map(([path, problems]) => {
      const [, at] = /^figures\.(\d+)\./.exec(path) ?? [];
      const id = at === undefined ? /^seen\.(.+)$/.exec(path)?.[1] : figures[Number(at)]?.id;
      return [id === undefined ? path : `comment.${id}`, problems];
    }),
  );
  const { problem, conflict } = performed;
  const review = { ...freshForm(), typed: texts, errors, problem, conflict };
  return invalid(view(page, loaded, { ...fresh(), review }));
};

const view = (page: Page, loaded: Loaded, states: States): Html => {
  const { words } = page;
  const { report, window } = loaded;
  const title = words.t('results.review-report');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: window.name, href: paths.reportingWindow({ id: window.id }) },
        { label: whoseSheet(page, report), href: paths.measurementReport({ id: report.id }) },
      ]}
      narrow
    >
      <PageHead
        title={title}
        quiet={[whoseSheet(page, report), window.name, words.say(`results.report-state-${report.state}`)]
          .filter(Boolean)
          .join(' · ')}
        actions={
          loaded.mayTakeBack && (
            <ButtonLink href={paths.takeBackApproval({ id: report.id })}>
              {words.t('results.take-back-approval')}
            </ButtonLink>
          )
        }
      />
      {canReview(report.state, loaded.sheet.figures) || isRefused(states.review) ? (
        <Review page={page} loaded={loaded} state={states.review} />
      ) : (
        <Card title={words.t('results.measurements')}>
          <ReportFigures page={page} {...loaded} />
        </Card>
      )}
      <Lock page={page} loaded={loaded} state={states.lock} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      <DocumentsSection
        page={page}
        subject={{ kind: 'measurement-report', id: report.id }}
        documents={loaded.documents}
        mayAttach={false}
      />
    </Frame>
  );
};

/** Somebody else has reviewed meanwhile: what was typed here stays to be read, though the sheet is no longer under review. */
const isRefused = ({ problem, conflict }: FormState): boolean => Boolean(problem || conflict);

type Props = { page: Page; loaded: Loaded; state: FormState };

function Review({ page, loaded, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const { report, sheet } = loaded;
  const isLocked = report.state === 'locked';
  return (
    <PageForm
      page={page}
      state={state}
      version={report.version}
      cancel={paths.reportingWindow({ id: report.windowId })}
      buttons={[
        {
          label: words.t(isLocked ? 'results.approve-restated' : 'results.return-and-approve'),
          name: 'step',
          value: 'approve',
        },
        { label: words.t('results.only-say'), name: 'step', value: 'say', kind: 'second' },
        ...(isLocked
          ? []
          : [
              {
                label: words.t('results.return-sheet'),
                name: 'step',
                value: 'return',
                kind: 'second' as const,
              },
            ]),
      ]}
    >
      <p>{words.t(isLocked ? 'results.review-restated-what' : 'results.review-report-what')}</p>
      {sheet.figures.map(({ rowId }) => (
        <input type="hidden" name="seen" value={rowId} />
      ))}
      <SheetParts
        page={page}
        sheet={sheet}
        parts={partsToRead(page, loaded)}
        view={(shown) => <Reviewed page={page} loaded={loaded} state={state} {...shown} />}
      />
      {!isLocked && (
        <TextField
          {...field('note')}
          label={words.t('results.report-note')}
          hint={`${words.t('results.report-note-hint')}. ${words.t('results.no-names')}`}
          optional={words.t('page.optional')}
        />
      )}
    </PageForm>
  );
}

type ReviewedProps = Props & { indicator: IndicatorDefinition; part: SheetPart };

/** One indicator in one country: its figures, or why there is none. */
function Reviewed({ page, loaded, state, indicator, part }: ReviewedProps) {
  const { sheet } = loaded;
  const { country } = part;
  const place = indicatorPlace({ indicatorId: indicator.id, country });
  const isHere = (each: { indicatorId: string; country: string | null }) => indicatorPlace(each) === place;
  return (
    <FieldGroup
      name={`row-${place}`}
      label={indicatorTitle(page, indicator, { sheet, part })}
      hint={besideText(page, indicator, { ...sheet, country })}
    >
      {sheet.nothing.filter(isHere).map(({ reason }) => (
        <p>
          {page.words.t('results.nothing-to-report')} {reason}
        </p>
      ))}
      {sheet.figures.filter(isHere).map((figure) => (
        <Figure page={page} loaded={loaded} state={state} indicator={indicator} part={part} figure={figure} />
      ))}
    </FieldGroup>
  );
}

type FigureProps = ReviewedProps & { figure: SheetFigure };

/** One figure as the officer reads it: the value, the same cell before, what the rules say, and the way to return it. */
function Figure({ page, loaded, state, indicator, part, figure }: FigureProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const label = ownCellText(words, figure.breakdown, indicator.axes) || words.t('results.whole');
  const before = loaded.sheet.before.find(
    (row) =>
      indicatorPlace(row) === indicatorPlace(figure) &&
      JSON.stringify(row.breakdown) === JSON.stringify(figure.breakdown),
  );
  return (
    <>
      <p>
        {label}: <b>{saidFigure(page, indicator, figure)}</b>{' '}
        {before && <span class="quiet">({answerText(words, before.value, indicator)}) </span>}
        {figure.state !== 'submitted' && (
          <Tag tone={figure.state === 'restated' ? 'info' : 'ok'}>
            {words.say(`results.figure-state-${figure.state}`)}
          </Tag>
        )}
        <FedNote
          page={page}
          figure={figure}
          proposal={proposalBeside(loaded.proposals, figure, part.key === 'undivided')}
        />
      </p>
      <FigureBeside page={page} indicator={indicator} figure={figure} reviews={loaded.sheet.reviews} />
      {loaded.warnings
        .filter(({ id }) => id === figure.id)
        .map(({ sentence }) => (
          <Notice kind="warning">{words.problem(sentence)}</Notice>
        ))}
      {(!whyFixed(figure.state) || isTyped(state, figure)) && (
        <CheckboxField
          {...field(`return.${figure.id}`)}
          value="on"
          checked={state.typed?.[`return.${figure.id}`]?.[0] === 'on'}
          label={`${words.t('results.return-figure')} (${label})`}
        />
      )}
      {(isToApprove(figure) || isTyped(state, figure)) && (
        <TextField
          {...field(`comment.${figure.id}`)}
          label={words.t('results.return-why')}
          hint={words.t('results.no-names')}
          optional=""
        />
      )}
    </>
  );
}

const isTyped = ({ typed }: FormState, { id }: SheetFigure): boolean =>
  Boolean(typed?.[`return.${id}`]?.[0] || typed?.[`comment.${id}`]?.[0]?.trim());
