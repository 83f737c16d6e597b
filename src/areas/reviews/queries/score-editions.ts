import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

export type ScoreEdition = { edition: number; fromYear: number };

/** The newest edition that the institute has; undefined where it has none yet. */
export const newestScoreEdition = (tx: Tx, instituteId: string): Promise<ScoreEdition | undefined> =>
  tx
    .selectFrom('score_editions')
    .select(['edition', 'from_year as fromYear'])
    .where('institute_id', '=', instituteId)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The newest edition that holds for a year, as a value of SQL; null where there is none. */
export const editionOfYear = (instituteId: string, year: number) =>
  sql<number>`(select max(edition) from score_editions where institute_id = ${instituteId} and from_year <= ${year})`;

/** The newest edition that holds for the year of a sheet and is newer than its own, as a select of `edition`; null where it has it. */
export const newerEdition = (instituteId: string, { year, edition }: { year: number; edition: number }) =>
  sql<{ edition: number | null }>`
  select max(edition) as edition from score_editions
   where institute_id = ${instituteId} and from_year <= ${year} and edition > ${edition}`;

export type ListedEdition = ScoreEdition & {
  questions: number;
  at: Temporal.Instant | null;
  by: string | null;
};

/** Every edition with how much it asks and who began it when, the newest first. */
export const scoreEditions = async (tx: Tx, instituteId: string): Promise<ListedEdition[]> => {
  const { rows } = await sql<ListedEdition>`
    select s.edition, s.from_year as "fromYear", a.at, u.name as by,
           (select count(*)::int from score_questions q
             where q.institute_id = s.institute_id and q.edition = s.edition) as questions
      from score_editions s
      left join audit_entries a on (a.chain, a.no) = (s.institute_id, s.entry_no)
      left join users u on u.id = a.user_id
     where s.institute_id = ${instituteId}
     order by s.edition desc`.execute(tx);
  return rows;
};
