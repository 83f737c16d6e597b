import { type SqlBool, sql } from 'kysely';
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
    .where(
      asOf === undefined
        ? sql<SqlBool>`ended_by_no is null`
        : sql<SqlBool>`entry_no <= ${asOf} and (ended_by_no is null or ended_by_no > ${asOf})`,
    )
    .execute();
  return new Map(rows.map((row) => [row.year, row]));
};
