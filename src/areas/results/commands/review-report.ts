import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound, type Problem } from '../../../kernel/problem.ts';
import { cellsCountedUnder } from '../queries/cells-counted.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { reportSheet, type SheetFigure } from '../queries/report-sheets.ts';
import { type ReportRow, reportById, windowById } from '../queries/reporting-windows.ts';
import { type BesideSheet, besideSheet, givenBy } from '../queries/sheet-turns.ts';
import { brokenFields } from '../rules/breakdown-sum.ts';
import { indicatorPlace } from '../rules/report-figures.ts';
import { type ReportReviewInput, reportReviewInput } from '../rules/report-input.ts';
import { mayReviewReports } from '../rules/report-permissions.ts';
import { canReview, isToApprove, liesWithOfficer, whyFixed } from '../rules/report-state.ts';
import { shownReport, writeReport, writeStep } from './write-report.ts';

/**
 * What an officer says of a submitted sheet, in one act: single figures returned or remarked on, the rest approved. One that is
 * returned opens the sheet again for it; the others keep their approval. The sheet itself is returned where it says too little. Only rows that were seen are judged: a figure that
 * became another since is told beside it (`figures.<n>.comment`, or `seen.<measurement>` where nothing was said of it), and so
 * are parts that are more than their whole. Who submitted the sheet on behalf of its partner does not approve it.
 * A sheet that was approved is judged again for what was added to it since; the institute's own that is locked for what was restated
 * since, which is approved or restated once more, and stays locked. What was withdrawn of the institute's own is approved with it.
 */
export const reviewReport = defineCommand({
  name: 'review-report',
  version: 1,
  input: reportReviewInput,
  may: mayReviewReports,
  run: async (writing, input) => {
    const { tx, chain, actor } = writing;
    const report = await reportById(tx, chain, input.reportId);
    const window = report && (await windowById(tx, chain, report.windowId));
    if (!window) throw new NotFound();
    if (report.version !== input.version) return conflict(report.version, shownReport(report));
    const { figures } = await reportSheet(tx, chain, window, report);
    const beside = await besideSheet(tx, chain, report.id);
    if (!canReview(report.state, [...figures, ...beside]))
      return refuse({ key: 'results.report-not-submitted' });
    const own = input.approveRest && actor.role !== 'system' && (await whyOwn(writing, report));
    if (own) return refuse(own);
    const versions = figures.map(({ versionId }) => versionId);
    const errors = wrongIn(input, figures, await cellsCountedUnder(tx, chain, versions));
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    if (input.approveRest && !beside.every(({ rowId }) => input.seen.includes(rowId)))
      return refuse({ key: 'results.withdrawn-since' });
    if (input.returnSheet && report.state === 'locked') return refuse({ key: 'results.report-is-locked' });
    if (input.returnSheet && !input.note)
      return refuseFields({ note: [{ key: 'results.say-why-returned' }] });
    const returned = input.figures.filter(({ kind }) => kind === 'returned').map(({ id }) => id);
    const approved = input.approveRest
      ? figures.filter((figure) => isToApprove(figure) && !returned.includes(figure.id))
      : [];
    if (input.figures.length === 0 && !input.approveRest && !input.returnSheet)
      return refuse({ key: 'results.review-says-nothing' });
    const besideToo = input.approveRest ? beside : [];
    await writeReviews(writing, { report, figures, input, approved, beside: besideToo });
    const reportId = report.id;
    await writeReport(writing, report, 'kept');
    const judged =
      returned.length > 0 || input.returnSheet ? 'returned' : input.approveRest ? 'approved' : undefined;
    const kind = report.state === 'locked' ? undefined : judged;
    const { partnershipId } = report;
    if (kind) await writeStep(writing, { reportId, partnershipId, kind, note: input.note });
    return done(
      { id: reportId, returned: returned.length, approved: approved.length },
      {
        subject: { kind: 'measurement-report', id: reportId },
        partnershipId,
        before: { state: report.state },
        after: {
          returned,
          approved: [...approved, ...besideToo].map(({ id }) => id),
          said: input.figures,
          note: input.note,
        },
      },
    );
  },
});

/** Who brought any of what is to be judged, by handing the sheet in or adding to it since, does not approve it. */
const whyOwn = async (
  { tx, chain, actor }: Writing,
  { id, state, partnershipId }: ReportRow,
): Promise<Problem | undefined> => {
  if (!(await givenBy(tx, chain, id, actor.userId)).toApprove) return undefined;
  if (partnershipId === null)
    return {
      key: state === 'locked' ? 'results.own-restated-not-approved' : 'results.own-sheet-not-approved',
    };
  return {
    key: liesWithOfficer(state) ? 'results.own-report-not-approved' : 'results.own-figure-not-approved',
  };
};

const wrongIn = (
  { figures, seen, approveRest }: ReportReviewInput,
  standing: readonly SheetFigure[],
  counted: CountedUnder,
): FieldErrors => {
  const errors: FieldErrors = {};
  const isNew = ({ rowId }: SheetFigure): boolean => !seen.includes(rowId);
  const changed = [{ key: 'results.figure-changed-since' }];
  const said = new Set(figures.map(({ id }) => id));
  if (approveRest) {
    for (const figure of standing)
      if (isToApprove(figure) && !said.has(figure.id) && isNew(figure)) errors[`seen.${figure.id}`] = changed;
    const returned = figures.filter(({ kind }) => kind === 'returned').map(({ id }) => id);
    const stay = standing.filter(({ id }) => !returned.includes(id));
    Object.assign(errors, partsBeyond(stay, counted));
  }
  for (const [at, { id, kind }] of figures.entries()) {
    const figure = standing.find((each) => each.id === id);
    if (!figure) errors[`figures.${at}.id`] = [{ key: 'problem.not-known-here' }];
    else if (kind === 'returned' && whyFixed(figure.state))
      errors[`figures.${at}.comment`] = [whyFixed(figure.state)!];
    else if (isNew(figure)) errors[`figures.${at}.comment`] = changed;
  }
  return errors;
};

/** What came to be more than its whole since it was submitted is not approved: one or the other is returned. */
const partsBeyond = (figures: readonly SheetFigure[], counted: CountedUnder): FieldErrors => {
  // One sum is of figures of one place whose versions compare and add them up alike.
  const sumOf = (figure: SheetFigure): string =>
    [indicatorPlace(figure), counted.get(figure.versionId)!.series, figure.measure, figure.overPartners].join(
      ' ',
    );
  const broken = [...Map.groupBy(figures, sumOf).values()].flatMap((all) =>
    brokenFields({ ...all[0]!, ...counted.get(all[0]!.versionId)! }, all.filter(isToApprove), {
      kept: all.filter((figure) => !isToApprove(figure)),
    }),
  );
  return Object.fromEntries(broken.map(([{ id }, , problem]) => [`seen.${id}`, [problem]]));
};

type CountedUnder = Awaited<ReturnType<typeof cellsCountedUnder>>;

type Reviewed = {
  report: ReportRow;
  figures: readonly SheetFigure[];
  input: ReportReviewInput;
  approved: readonly SheetFigure[];
  /** Approved as well. */
  beside: readonly BesideSheet[];
};

const writeReviews = async (
  { tx, chain, actor, entryNo }: Writing,
  { report, figures, input, approved, beside }: Reviewed,
): Promise<void> => {
  const definitions = await definitionsOf(
    tx,
    chain,
    figures.map(({ indicatorId }) => indicatorId),
  );
  const window = (await windowById(tx, chain, report.windowId))!;
  const row = (figure: Omit<BesideSheet, 'state'>, kind: string, comment: string | null) => ({
    institute_id: chain,
    id: newId(),
    measurement_id: figure.id,
    row_id: figure.rowId,
    outcome_id: figure.outcomeId,
    partnership_id: report.partnershipId,
    until_on: figure.until,
    kind,
    comment,
    by_name: actor.name,
    entry_no: entryNo,
  });
  const { until } = window;
  const inSheet = ({ id, rowId, indicatorId }: SheetFigure) => {
    const { outcomeId } = definitions.get(indicatorId)!;
    return { id, rowId, outcomeId, until };
  };
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const rows = [
    ...input.figures.map(({ id, kind, comment }) => row(inSheet(byId.get(id)!), kind, comment)),
    ...[...approved.map(inSheet), ...beside].map((figure) => row(figure, 'approved', null)),
  ];
  if (rows.length > 0) await tx.insertInto('measurement_reviews').values(rows).execute();
};
