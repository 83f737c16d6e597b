import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { cellInForce } from './cell-in-force.ts';
import { isToReviewRow, measurementStates } from './measurement-states.ts';

/** What was measured in words; days as `YYYY-MM-DD`. */
export type ReleasedWords = {
  indicatorId: string;
  breakdown: Readonly<Record<string, string>>;
  until: string;
  text: unknown;
};

/**
 * What was measured in words of these indicators, under comparable definitions, and may be said outside, latest first:
 * the institute's own words, and those of partners where the indicator is one of words and an officer approved them. A
 * comment is addressed to the officer and is none.
 */
export const releasedWords = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
): Promise<ReleasedWords[]> => {
  const { rows } = await sql<ReleasedWords>`
    select m.indicator_id as "indicatorId", ${cellInForce('m')} as breakdown, m.until_on as until, m.text_value as text
      from measurements m
      join (${measurementStates(instituteId, { where: sql`m.indicator_id = any (${[...indicatorIds]}::uuid[])` })}) s on s.row_id = m.id
      join indicator_versions v on (v.institute_id, v.id) = (m.institute_id, m.indicator_version_id)
      join indicator_versions f on (f.institute_id, f.indicator_id) = (v.institute_id, v.indicator_id)
        and f.ended_by_no is null and f.series = v.series
     where m.institute_id = ${instituteId} and m.text_value is not null
       and (m.partnership_id is null and not (${isToReviewRow}) and s.state <> 'returned'
         or f.measure = 'qualitative' and s.state in ('approved', 'locked'))
     order by m.until_on desc, m.id desc`.execute(tx);
  return rows;
};
