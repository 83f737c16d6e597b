import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { countryOf } from './measured-rows.ts';

/** Where these indicators were measured, as far as the reader sees it: the countries, and `none` where that is not known. */
export const measuredCountries = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  asOf?: number,
): Promise<string[]> => {
  if (indicatorIds.length === 0) return [];
  const { rows } = await sql<{ country: string }>`
    select distinct coalesce(${countryOf(instituteId, 'm')}, 'none') as country from (
      select distinct m.country, m.partnership_id from measurements m
       where m.institute_id = ${instituteId} and m.indicator_id = any (${[...indicatorIds]}::uuid[])
         and ${standing('m', asOf)}) as m`.execute(tx);
  return rows.map(({ country }) => country);
};
