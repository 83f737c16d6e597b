import { type Expression, sql } from 'kysely';
import type { Tx } from './transaction.ts';

/**
 * Several questions in one statement, each answered by its rows in their order. The rows pass through JSON: text, whole
 * numbers, truth values and days arrive as they are elsewhere; instants and decimals do not and have no place here.
 */
export const together = async <Rows extends Record<string, object>>(
  tx: Tx,
  parts: { readonly [Name in keyof Rows]: Expression<unknown> },
): Promise<{ [Name in keyof Rows]: Rows[Name][] }> => {
  const columns = Object.entries<Expression<unknown>>(parts).map(
    ([name, part]) =>
      sql`(select coalesce(jsonb_agg(part), '[]') from (${part}) as part) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<{ [Name in keyof Rows]: Rows[Name][] }>`select ${sql.join(columns)}`.execute(tx);
  return rows[0]!;
};
