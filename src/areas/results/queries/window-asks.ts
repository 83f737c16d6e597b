import { type RawBuilder, sql } from 'kysely';

/** Whether the window `w` asks whose figure it is by a column: a partner's, or (null) the institute's own. */
export const asksWhose = (partnership: string): RawBuilder<boolean> => {
  const column = sql.ref(partnership);
  return sql<boolean>`(case when ${column} is null then w.asks_institute else ${column} = any (w.partnerships) end)`;
};

/** Whom the window `w` asks, as a relation to join: partnerships, and null where it asks the institute itself. */
export const askedOfWindow: RawBuilder<unknown> = sql`
  (select unnest(w.partnerships) union all select null::uuid where w.asks_institute)`;

/** The outcomes of what a window asks for (ids, as an expression): it keeps them, and the partners that it asks read them. */
export const outcomesAsked = (instituteId: string, indicators: RawBuilder<unknown>): RawBuilder<string[]> =>
  sql<string[]>`(select coalesce(array_agg(distinct i.outcome_id), '{}') from indicators i
    where i.institute_id = ${instituteId} and i.id = any (${indicators}))`;

/** Whether two columns name the same partner, or both the institute itself; as the index of sheets has it (0172). */
export const sameOwner = (one: string, other: string): RawBuilder<boolean> =>
  sql<boolean>`(${whose(one)} = ${whose(other)})`;

const whose = (column: string) => sql`case when ${sql.ref(column)} is null
  then '00000000-0000-0000-0000-000000000000'::uuid else ${sql.ref(column)} end`;

/**
 * Whether a figure is of a sheet of its days by its country: it names none, the sheet was handed in by it too, or it is the
 * institute's own, which names one wherever it measured.
 */
export const isOfSheet = (figure: string, sheet: string): RawBuilder<boolean> => sql<boolean>`
  (${sql.ref(`${figure}.country`)} is null or ${sql.ref(`${figure}.partnership_id`)} is null
    or ${sql.ref(`${figure}.country`)} = any (${sql.ref(`${sheet}.countries`)}))`;
