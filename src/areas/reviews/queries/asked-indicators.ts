import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import { isGoingOn } from '../../programmes/queries/outcome-ends.ts';
import { measurementIsDue } from '../../results/queries/measurement-due.ts';
import { asksFor, worksOn } from '../../results/queries/window-asks.ts';
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
  const partner = sql`${partnershipId}::uuid`;
  const asksPartner = sql`${partner} = any (f.partnerships)`;
  const now = sql<boolean>`(
    exists (select from ${windows} and ${asksFor(partner, { window: 'f', asOf })})
    or (${worksOn({ partnership: partner, asOf })} and ${isDue(instituteId, wanted)} and ${isGoingOn('o')}
      and not exists (select from ${windows} and f.partnerships <> '{}' and i.id = any (f.indicators))
      and not exists (select from ${windows} and ${asksPartner} and f.indicators && array(
        select x.id from indicators x where (x.institute_id, x.outcome_id) = (i.institute_id, i.outcome_id)))))`;
  if (asOf === undefined) return now;
  return sql<boolean>`coalesce((select i.id = any (s.asked_indicators) from partner_report_steps s
     where s.institute_id = i.institute_id and s.report_id = ${id} and s.step = 'filed' and s.entry_no <= ${asOf}
     order by s.entry_no desc limit 1), ${now})`;
};

/** Whether it is to be measured in the period by the frequency of its definition. */
const isDue = (
  instituteId: string,
  { programmeId, fromOn, untilOn }: Wanted,
): RawBuilder<boolean> => sql<boolean>`
  (select ${measurementIsDue({ programme: 'g', from: sql`${fromOn}::date`, until: sql`${untilOn}::date` })}
     from programmes g where g.institute_id = ${instituteId} and g.id = ${programmeId})`;
