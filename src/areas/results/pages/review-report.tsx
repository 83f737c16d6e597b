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
import { ExportLinks } from '../../../ui/export-links.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { lockReport, unlockReport } from '../commands/lock-report.ts';
import { reviewReport } from '../commands/review-report.ts';
import { type FigureWarning, figureWarnings } from '../queries/figure-warnings.ts';
import { type MeasurementDetail, measurementRows } from '../queries/measurements.ts';
import { type BesideSheet, besideSheet, besideToLock, givenBy } from '../queries/sheet-turns.ts';
import { mayReviewReports } from '../rules/report-permissions.ts';
import { canReview, canTakeApprovalBack } from '../rules/report-state.ts';
import { instituteOf } from './address.ts';
import { figureName } from './figure-of-field.ts';
import { type LoadedReport, loadReport } from './loaded-report.ts';
import { Lock } from './lock-card.tsx';
import { MeasurementTable } from './measurement-table.tsx';
import { ReportFigures } from './report-figures.tsx';
import { reportFile } from './report-file.ts';
import { Reviewed } from './reviewed-figures.tsx';
import { partsToRead, whoseSheet } from './sheet-parts.ts';
import { SheetParts } from './sheet-parts-view.tsx';

type Loaded = LoadedReport & {
  warnings: readonly FigureWarning[];
  beside: readonly BesideSheet[];
  besideRows: readonly MeasurementDetail[];
  toLock: readonly MeasurementDetail[];
  isGiver: boolean;
  mayTakeBack: boolean;
};

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
    const beside = await besideSheet(tx, institute, loaded.report.id);
    const besideRows = await measurementRows(
      tx,
      institute,
      beside.map(({ rowId }) => rowId),
    );
    const toLock = await measurementRows(tx, institute, await besideToLock(tx, institute, loaded.report.id));
    const mayTakeBack = isApproved && !given.toTakeBack;
    return { ...loaded, warnings, beside, besideRows, toLock, isGiver: given.toLock, mayTakeBack };
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
        ? await submit(page, lockReport, readers, { ...of, seen: texts.seen ?? [] })
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
      {canReview(report.state, [...loaded.sheet.figures, ...loaded.beside]) || isRefused(states.review) ? (
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
  const figureOf = (name: string) => {
    const figure = sheet.figures.find(({ rowId }) => name === `comment.${rowId}`);
    const indicator = loaded.indicators.find(({ id }) => id === figure?.indicatorId);
    return figure && indicator && figureName(page, indicator, figure);
  };
  return (
    <PageForm
      page={page}
      state={state}
      version={report.version}
      cancel={paths.reportingWindow({ id: report.windowId })}
      ofField={figureOf}
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
      {[...sheet.figures, ...loaded.beside].map(({ rowId }) => (
        <HiddenField name="seen" value={rowId} />
      ))}
      <SheetParts
        page={page}
        sheet={sheet}
        parts={partsToRead(page, loaded)}
        view={(shown) => <Reviewed page={page} loaded={loaded} state={state} {...shown} />}
      />
      {loaded.besideRows.length > 0 && (
        <>
          <h3>{words.t('results.beside-to-approve')}</h3>
          <MeasurementTable page={page} rows={loaded.besideRows} withIndicator isPast />
        </>
      )}
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
