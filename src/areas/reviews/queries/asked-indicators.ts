import { type RawBuilder, sql } from 'kysely';
import { entered } from '../../activities/queries/as-of.ts';
import { isGoingOn } from '../../programmes/queries/outcome-ends.ts';
import { standing } from '../../results/queries/standing.ts';
import type { Wanted } from './report-indicators.ts';

/**
 * Whether a measurement of the indicator `i` (of outcome `o`, defined by `v`) is asked of the partner in the period. What
 * windows that end in it ask of the partner comes first; where none asks it anything of this outcome, and none asks other
 * partners for this indicator, what is due by the frequency of the definition is asked of who works on the outcome, while it goes on. Of a filed
 * report it is what was asked when it was filed.
 */
export const isAsked = (instituteId: string, wanted: Wanted): RawBuilder<boolean> => {
  const { id, partnershipId, programmeId, fromOn, untilOn, asOf } = wanted;
  const windows = sql`reporting_windows f where f.institute_id = i.institute_id and f.programme_id = ${programmeId}
    and f.until_on between ${fromOn}::date and ${untilOn}::date and ${standing('f', asOf)}`;
  const asksPartner = sql`${partnershipId} = any (f.partnerships)`;
  const now = sql<boolean>`(
    exists (select from ${windows} and ${asksPartner} and i.id = any (f.indicators))
    or (${worksOn(wanted)} and ${isDue(instituteId, wanted)} and ${isGoingOn('o')}
      and not exists (select from ${windows} and f.partnerships <> '{}' and i.id = any (f.indicators))
      and not exists (select from ${windows} and ${asksPartner} and f.indicators && array(
        select x.id from indicators x where (x.institute_id, x.outcome_id) = (i.institute_id, i.outcome_id)))))`;
  if (asOf === undefined) return now;
  return sql<boolean>`coalesce((select i.id = any (s.asked_indicators) from partner_report_steps s
     where s.institute_id = i.institute_id and s.report_id = ${id} and s.step = 'filed' and s.entry_no <= ${asOf}
     order by s.entry_no desc limit 1), ${now})`;
};

/** Whether the partner has an activity of the outcome of `i`, or measured the indicator before. */
export const worksOn = ({ partnershipId, asOf }: Wanted): RawBuilder<boolean> => sql<boolean>`(
  exists (select from activities a where a.institute_id = i.institute_id and a.outcome_id = i.outcome_id
    and a.partnership_id = ${partnershipId} and ${entered('a', asOf)})
  or exists (select from measurements b where b.institute_id = i.institute_id and b.indicator_id = i.id
    and b.partnership_id = ${partnershipId} and ${standing('b', asOf)}))`;

/**
 * Whether the period holds the last day of a quarter, half year or year by which it is measured, or the last of the
 * programme. Milestones lie at the end of the third year and of the last; nothing said: once a year.
 */
const isDue = (
  instituteId: string,
  { programmeId, fromOn, untilOn }: Wanted,
): RawBuilder<boolean> => sql<boolean>`
  (select g.until_on between ${fromOn}::date and ${untilOn}::date or case v.frequency
      when 'end' then false
      when 'milestones' then make_date(extract(year from g.from_on)::int + 2, 12, 31) between ${fromOn}::date and ${untilOn}::date
      when 'quarter' then date_trunc('quarter', n.next_on) > ${fromOn}::date
      when 'half_year' then date_trunc('year', n.next_on)
        + make_interval(months => 6 * ((extract(month from n.next_on)::int - 1) / 6)) > ${fromOn}::date
      else date_trunc('year', n.next_on) > ${fromOn}::date end
     from programmes g cross join (select ${untilOn}::date + 1 as next_on) n
    where g.institute_id = ${instituteId} and g.id = ${programmeId})`;
