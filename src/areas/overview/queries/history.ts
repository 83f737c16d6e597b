import type { Tx } from '../../../db/transaction.ts';

/** What an entry of the trail carries: the thing before and after, as the command wrote it. */
export type TrailChange = { before?: Record<string, unknown>; after?: Record<string, unknown> };

/** One entry of the trail about a thing; `change` is null where its body was erased. */
export type HistoryEntry = {
  no: number;
  at: Temporal.Instant;
  who: string | null;
  role: string;
  command: string;
  outcome: string;
  change: TrailChange | null;
};

export const entriesAPage = 25;

/**
 * The newest entries about a subject in the institute's own chain, one more than a page; `before` = the number of the
 * last entry seen. Row-level security narrows a partner to what is marked as its own.
 */
export const historyOf = async (
  tx: Tx,
  instituteId: string,
  subject: { kind: string; id: string },
  before?: number,
): Promise<HistoryEntry[]> => {
  let query = tx
    .selectFrom('audit_entries as e')
    .leftJoin('audit_payloads as p', (join) =>
      join.onRef('p.chain', '=', 'e.chain').onRef('p.no', '=', 'e.no'),
    )
    .leftJoin('users as u', 'u.id', 'e.user_id')
    .select(['e.no', 'e.at', 'e.actor_role', 'e.command', 'e.outcome', 'p.body', 'u.name'])
    .where('e.chain', '=', instituteId)
    .where('e.subject_kind', '=', subject.kind)
    .where('e.subject_id', '=', subject.id)
    .orderBy('e.no', 'desc')
    .limit(entriesAPage + 1);
  if (before !== undefined) query = query.where('e.no', '<', before);
  return (await query.execute()).map((row) => ({
    no: row.no,
    at: row.at,
    who: row.name,
    role: row.actor_role,
    command: row.command,
    outcome: row.outcome,
    change: row.body === null ? null : (JSON.parse(row.body) as TrailChange),
  }));
};
