import { conflict, defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { reportSheet, type SheetFigure } from '../queries/report-sheets.ts';
import { reportById, type WindowRow, windowById } from '../queries/reporting-windows.ts';
import { restingOnApproval } from '../queries/resting-on-approval.ts';
import { givenBy } from '../queries/sheet-turns.ts';
import { approvalTakenBackInput } from '../rules/report-input.ts';
import { mayReviewReports } from '../rules/report-permissions.ts';
import { whyApprovalStays, whyNotTakenBackBy } from '../rules/report-state.ts';
import { shownReport, writeReport, writeStep } from './write-report.ts';

/**
 * An approval that was given by mistake: the sheet lies with the officers as it was handed in, and its figures are judged anew.
 * What was approved, when and by whom stays in the steps. Who handed it in takes no approval of it back, as they give none.
 */
export const takeBackApproval = defineCommand({
  name: 'take-back-approval',
  version: 1,
  input: approvalTakenBackInput,
  may: mayReviewReports,
  run: async (writing, { reportId, version, reason }) => {
    const { tx, chain, actor } = writing;
    const report = await reportById(tx, chain, reportId);
    const window = report && (await windowById(tx, chain, report.windowId));
    if (!window) throw new NotFound();
    if (report.version !== version) return conflict(report.version, shownReport(report));
    const { partnershipId } = report;
    const { figures } = await reportSheet(tx, chain, window, report);
    const ids = figures.map(({ id }) => id);
    const why = whyApprovalStays(report.state, figures, await restingOnApproval(tx, chain, reportId, ids));
    if (why) return refuse(why);
    if (actor.role !== 'system' && (await givenBy(tx, chain, reportId, actor.userId)).toTakeBack)
      return refuse(whyNotTakenBackBy(report));
    const approved = figures.filter(({ state }) => state === 'approved');
    await writeTakenBack(writing, { approved, window, partnershipId, reason });
    await writeReport(writing, report, 'kept');
    await writeStep(writing, { reportId, partnershipId, kind: 'taken_back', note: reason });
    return done(
      { id: reportId },
      {
        subject: { kind: 'measurement-report', id: reportId },
        partnershipId,
        before: { state: report.state, approved: approved.map(({ id }) => id) },
        after: { state: 'taken_back', reason },
      },
    );
  },
});

type TakenBack = {
  approved: readonly SheetFigure[];
  window: WindowRow;
  partnershipId: string | null;
  reason: string;
};

const writeTakenBack = async (
  { tx, chain, actor, entryNo }: Writing,
  { approved, window, partnershipId, reason }: TakenBack,
): Promise<void> => {
  if (approved.length === 0) return;
  const indicators = approved.map(({ indicatorId }) => indicatorId);
  const definitions = await definitionsOf(tx, chain, indicators);
  const rows = approved.map(({ id, rowId, indicatorId }) => ({
    institute_id: chain,
    id: newId(),
    measurement_id: id,
    row_id: rowId,
    outcome_id: definitions.get(indicatorId)!.outcomeId,
    partnership_id: partnershipId,
    until_on: window.until,
    kind: 'taken_back',
    comment: reason,
    by_name: actor.name,
    entry_no: entryNo,
  }));
  await tx.insertInto('measurement_reviews').values(rows).execute();
};
