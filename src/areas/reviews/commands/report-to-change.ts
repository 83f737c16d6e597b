import { conflict, type Refused, refuse, type Writing } from '../../../command/command.ts';
import { headOf } from '../../../command/journal.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound, type Problem } from '../../../kernel/problem.ts';
import { type PartnerReportRow, partnerReportById } from '../queries/partner-reports.ts';
import type { ReportStep } from '../rules/partner-report-input.ts';
import type { ReportState } from '../rules/partner-report-state.ts';

type Opened = { done: true; report: PartnerReportRow };

/**
 * The report as its opener saw it; else why it is not to be changed any more, which says more than two versions, or
 * both states and periods where somebody changed it since. @throws NotFound
 */
export const reportToChange = async (
  { tx, chain }: Writing,
  { reportId, version }: { reportId: string; version: number },
  whyNot: (state: ReportState, report: PartnerReportRow) => Problem | undefined,
  current: (report: PartnerReportRow) => Record<string, string> = ({ state, standsNo, fromOn, untilOn }) => ({
    'field.from-on': fromOn,
    'field.until-on': untilOn,
    'reviews.report-state': state,
    'reviews.stands-as-of': String(standsNo),
  }),
): Promise<Opened | Refused> => {
  const report = await partnerReportById(tx, chain, reportId);
  if (!report) throw new NotFound();
  const why = whyNot(report.state, report);
  if (why) return refuse(why);
  return report.version === version ? { done: true, report } : conflict(report.version, current(report));
};

/** Another version, so that whoever has the report open notices. */
export const countUp = ({ tx, chain }: Writing, { id, version }: PartnerReportRow) =>
  tx
    .updateTable('partner_reports')
    .set({ version: version + 1 })
    .where('institute_id', '=', chain)
    .where('id', '=', id)
    .execute();

type Taken = {
  step: ReportStep;
  note?: string | undefined;
  enteredOnBehalf?: string | null;
  /** Of a filing: indicators that are asked for. */
  asked?: readonly string[];
};

/** Writes the step of today beside the head of the trail before it. Shape: its id and day. */
export const takeReportStep = async (
  writing: Writing,
  report: PartnerReportRow,
  { step, note = '', enteredOnBehalf = null, asked }: Taken,
): Promise<{ id: string; on: CalendarDay }> => {
  const { tx, chain, actor, entryNo } = writing;
  const head = await headOf(tx, chain);
  const [id, on] = [newId(), todayIn()];
  await tx
    .insertInto('partner_report_steps')
    .values({
      institute_id: chain,
      id,
      report_id: report.id,
      partnership_id: report.partnershipId,
      step,
      on_day: on,
      by_user: actor.userId,
      by_name: actor.name,
      note,
      entered_on_behalf: enteredOnBehalf,
      asked_indicators: asked ? [...asked] : null,
      from_on: step === 'filed' ? report.fromOn : null,
      until_on: step === 'filed' ? report.untilOn : null,
      trail_no: head.lastNo,
      trail_hash: head.hash.toString('hex'),
      entry_no: entryNo,
    })
    .execute();
  await countUp(writing, report);
  return { id, on };
};
