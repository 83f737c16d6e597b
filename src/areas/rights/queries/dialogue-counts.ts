import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type DialogueClass, type DialogueLevel, dialogueClass } from '../rules/dialogue-type.ts';
import type { PartyKind } from '../rules/party.ts';
import { tableKeySql } from './dialogue-events.ts';
import { notWithdrawn, standing } from './list-page.ts';

export type DialogueCount = {
  partnershipId: string | null;
  partner: string | null;
  year: number;
} & Record<DialogueClass, number>;

type Wanted = { partnershipId?: string | undefined; asOf?: number | undefined };

/**
 * Events by partner and year, each under the one class it counts for (objective 4): the latest year first. `asOf` is an
 * entry number.
 */
export const dialogueCounts = async (
  tx: Tx,
  instituteId: string,
  { partnershipId, asOf }: Wanted = {},
): Promise<DialogueCount[]> => {
  const { rows } = await sql<{
    partnershipId: string | null;
    partner: string | null;
    year: number;
    table: string;
    count: number;
  }>`
    select t.partnership_id as "partnershipId", o.name as partner, extract(year from f.held_on)::int as year,
           ${tableKeySql} as table, count(*)::int as count
      from dialogue_events t
      join dialogue_event_facts f on f.institute_id = t.institute_id and f.event_id = t.id and ${standing('f', asOf)}
      left join partnerships ps on ps.institute_id = t.institute_id and ps.id = t.partnership_id
      left join organisations o on o.institute_id = ps.institute_id and o.id = ps.organisation_id
     where t.institute_id = ${instituteId} and ${notWithdrawn(asOf)}
       and (${partnershipId ?? null}::uuid is null or t.partnership_id = ${partnershipId ?? null}::uuid)
     group by 1, 2, 3, 4
     order by 3 desc, 2, 1`.execute(tx);
  const lines = new Map<string, DialogueCount>();
  for (const { table, count, ...line } of rows) {
    const key = `${line.year} ${line.partnershipId}`;
    const counted = lines.get(key) ?? {
      ...line,
      local_tripartite: 0,
      other_tripartite: 0,
      bipartite: 0,
      other: 0,
    };
    counted[classOfTable(table)] += count;
    lines.set(key, counted);
  }
  return [...lines.values()];
};

const classOfTable = (table: string): DialogueClass => {
  const [kinds = '', level = ''] = table.split('/');
  return dialogueClass(new Set(kinds.split(',') as PartyKind[]), level as DialogueLevel);
};
