import { type RawBuilder, sql } from 'kysely';
import { type AuditNo, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { OutcomeEnd } from '../rules/outcome-end.ts';

const endOf = (
  row: string,
  id = 'id',
  asOf?: AuditNo,
) => sql`outcome_ends n where (n.institute_id, n.outcome_id)
  = (${sql.ref(`${row}.institute_id`)}, ${sql.ref(`${row}.${id}`)}) and ${standing('n', asOf)}`;

/** Of outcomes under an alias: how each ended, now or as of an audit number; null for one that did not. */
export const endedHow = (
  outcome: string,
  asOf?: AuditNo,
): RawBuilder<OutcomeEnd | null> => sql<OutcomeEnd | null>`(
  select jsonb_build_object('kind', n.kind, 'endedOn', n.ended_on, 'reference', n.reference)
    from ${endOf(outcome, 'id', asOf)})`;

/** Of outcomes under an alias: whether something is asked of them still. */
export const isGoingOn = (outcome: string): RawBuilder<boolean> =>
  sql<boolean>`not exists (select from ${endOf(outcome)})`;

/** Of rows under an alias that may be of an outcome: whether something is asked of them still. */
export const isOfGoingOn = (row: string): RawBuilder<boolean> =>
  sql<boolean>`not exists (select from ${endOf(row, 'outcome_id')})`;

export type EndOfOutcome = OutcomeEnd & { outcomeId: string };

/** How those of these outcomes ended that did. */
export const endsOf = (instituteId: string, outcomeIds: readonly string[]): RawBuilder<EndOfOutcome> =>
  sql<EndOfOutcome>`
    select outcome_id as "outcomeId", kind, ended_on as "endedOn", reference from outcome_ends
     where institute_id = ${instituteId} and outcome_id = any (${[...new Set(outcomeIds)]}::uuid[]) and ended_by_no is null`;

/** The same, by id. */
export const outcomeEnds = async (
  tx: Tx,
  instituteId: string,
  outcomeIds: readonly string[],
): Promise<ReadonlyMap<string, OutcomeEnd>> => {
  const { rows } = await endsOf(instituteId, outcomeIds).execute(tx);
  return new Map(rows.map(({ outcomeId, ...end }) => [outcomeId, end]));
};

export type OutcomeEndRow = OutcomeEnd & { id: string; reason: string; entryNo: number };

/** What stands of the end of an outcome, for the house and its auditors; undefined where nothing is noted. */
export const outcomeEnd = async (
  tx: Tx,
  instituteId: string,
  outcomeId: string,
): Promise<OutcomeEndRow | undefined> => {
  const { rows } = await sql<OutcomeEndRow>`
    select id, kind, ended_on as "endedOn", reference, reason, entry_no as "entryNo" from outcome_ends
     where institute_id = ${instituteId} and outcome_id = ${outcomeId} and ended_by_no is null`.execute(tx);
  return rows[0];
};
