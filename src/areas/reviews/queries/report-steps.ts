import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { ReportSection, ReportStep, ReturnedKind } from '../rules/partner-report-input.ts';

export type StepRow = {
  id: string;
  step: ReportStep;
  on: CalendarDay;
  by: string;
  note: string;
  enteredOnBehalf: string | null;
  /** Of a filing: the days that it told; null where these were not kept. */
  fromOn: CalendarDay | null;
  untilOn: CalendarDay | null;
  trailNo: number;
  trailHash: string;
  entryNo: number;
};

/** A returned item with what it is about, and the partner's answer; null while there is none. */
export type ReturnedItem = {
  id: string;
  stepId: string;
  about: ReturnedKind;
  subjectId: string | null;
  section: ReportSection | null;
  /** Of the thing it is about; null where the reader does not see it. */
  title: string | Localized | null;
  reason: string;
  answer: string | null;
  entryNo: number;
};

export type ReportSteps = { steps: StepRow[]; items: ReturnedItem[] };

/** Every step of a report and every item that was ever returned, in their order. */
export const reportSteps = (tx: Tx, instituteId: string, reportId: string): Promise<ReportSteps> =>
  together<{ steps: StepRow; items: ReturnedItem }>(tx, {
    steps: sql`select s.id, s.step, s.on_day as "on", s.by_name as "by", s.note, s.entered_on_behalf as "enteredOnBehalf",
          s.from_on as "fromOn", s.until_on as "untilOn", s.trail_no as "trailNo", s.trail_hash as "trailHash", s.entry_no as "entryNo"
        from partner_report_steps s
       where s.institute_id = ${instituteId} and s.report_id = ${reportId} order by s.entry_no`,
    items: sql`select i.id, i.step_id as "stepId", i.about, i.subject_id as "subjectId", i.section, i.reason,
          w.text as answer, i.entry_no as "entryNo", coalesce(
            (select to_jsonb(a.reference || ' ' || a.title) from activities a
              where i.about = 'activity' and (a.institute_id, a.id) = (i.institute_id, i.subject_id)),
            (select to_jsonb(e.reference || ' ' || e.description) from expenses e
              where i.about = 'expense' and (e.institute_id, e.expense_id) = (i.institute_id, i.subject_id)
              order by e.entry_no desc limit 1),
            (select v.title from indicator_versions v
              where i.about = 'indicator' and (v.institute_id, v.indicator_id) = (i.institute_id, i.subject_id)
                and v.ended_by_no is null limit 1)) as title
        from returned_report_items i
        left join returned_item_answers w on (w.institute_id, w.item_id) = (i.institute_id, i.id)
       where i.institute_id = ${instituteId} and i.report_id = ${reportId} order by i.entry_no, i.id`,
  });

/** What the last return asked for and nobody answered yet. */
export const itemsToAnswer = ({ steps, items }: ReportSteps): ReturnedItem[] => {
  const last = steps.filter(({ step }) => step === 'returned').at(-1);
  return items.filter(({ stepId, answer }) => stepId === last?.id && answer === null);
};
