import { sql } from 'kysely';
import { openConditionRows } from '../../finance/queries/report-conditions.ts';
import { untoldPeriods, untoldStates, waitsForPeriod } from '../../reviews/queries/untold-periods.ts';
import type { ReportState } from '../../reviews/rules/partner-report-state.ts';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingAt, type WaitingQuestion } from './waiting.ts';

/** For the partner: once it began a report of these days, that one waits in their place. */
export const periodsToReport: WaitingQuestion = (at) => periodsWithout(at, ['withdrawn']);

/** For the institute: until the partner filed. */
export const periodsUnreported: WaitingQuestion = (at) => periodsWithout(at, untoldStates);

/**
 * Periods that no report tells. One line an agreement with their years, by the day on which the first transfer falls due that
 * waits for them, where one does, else since the first of them ended.
 */
const periodsWithout = ({ instituteId, today }: WaitingAt, uncounted: readonly ReportState[]) => sql`
  select case when min(d.due_on) is null then 'period-unreported' else 'period-unreported-due' end,
         coalesce(min(d.due_on), min(u.ended_on)), 'agreement'::text, u.agreement_id,
         to_jsonb(u.reference || ' · ' || string_agg(distinct u.year::text, ', ')), ${partnerNameOf('u')}, ${noAmount}
    from (${untoldPeriods({ instituteId, today }, uncounted)}) as u
    left join (${openConditionRows(instituteId)}) as d on ${waitsForPeriod('d', 'u')}
   group by u.institute_id, u.partnership_id, u.agreement_id, u.reference
   order by 2, u.agreement_id limit ${mostOfAKind}`;
