import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';

/** How many different people the trainings of a plan reached in a year, as declared. */
export type UniquePeople = {
  id: string;
  year: number;
  people: number;
  source: string;
  correctionReason: string | null;
};

/** Declared people of a plan by year, as they stand now or stood at an entry number; never added to attendances. */
export const uniquePeopleOf = async (
  tx: Tx,
  instituteId: string,
  planId: string,
  asOf?: number,
): Promise<ReadonlyMap<number, UniquePeople>> => {
  const rows = await tx
    .selectFrom('unique_people_counts')
    .select(['id', 'year', 'people', 'source', 'correction_reason as correctionReason'])
    .where('institute_id', '=', instituteId)
    .where('plan_id', '=', planId)
    .where(standing('unique_people_counts', asOf))
    .execute();
  return new Map(rows.map((row) => [row.year, row]));
};
