import { sql } from 'kysely';
import { newestRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { valueAndId } from '../../../kernel/list-key.ts';
import type { Confidence } from '../rules/rule.ts';

export type ParameterRow = {
  id: string;
  ruleId: string;
  name: string;
  value: string | null;
  unit: string;
  citation: string;
  validFrom: CalendarDay;
  validUntil: CalendarDay | null;
  cycle: string | null;
  confidence: Confidence;
  documentId: string | null;
  reason: string | null;
  /** The entry that replaced it; null = it stands. */
  endedByNo: number | null;
};

export type ParameterFilter = {
  search?: string | undefined;
  confidence?: string | undefined;
  sort?: (typeof parameterSorts)[number] | undefined;
  after?: string | undefined;
};

export const parameterSorts = ['rule', 'from'] as const;

export const parametersAPage = 100;

const rows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('parameters as p')
    .select(['p.id', 'p.rule_id as ruleId', 'p.name', 'p.value', 'p.unit', 'p.citation', 'p.cycle'])
    .select(['p.valid_from as validFrom', 'p.valid_until as validUntil', 'p.confidence', 'p.reason'])
    .select(['p.confirmed_with_document_id as documentId', 'p.ended_by_no as endedByNo'])
    .where('p.institute_id', '=', instituteId);

const orders = {
  rule: sql<string>`p.rule_id || ' ' || p.name`,
  from: sql<string>`p.valid_from::text`,
};

/** A page of the numbers that stand, one more than fits; `after` = the last row's key. */
export const parameterRows = async (
  tx: Tx,
  instituteId: string,
  filter: ParameterFilter = {},
  limit: number = parametersAPage + 1,
): Promise<ParameterRow[]> => {
  const order = orders[filter.sort ?? 'rule'];
  let query = rows(tx, instituteId)
    .where('p.ended_by_no', 'is', null)
    .orderBy(order)
    .orderBy('p.id')
    .limit(limit);
  if (filter.confidence) query = query.where('p.confidence', '=', filter.confidence);
  if (filter.search)
    query = query.where(
      sql<boolean>`strpos(lower(p.rule_id || ' ' || p.name || ' ' || p.citation), lower(${filter.search})) > 0`,
    );
  const after = valueAndId(filter.after);
  if (after) query = query.where(sql<boolean>`(${order}, p.id) > (${after.value}, ${after.id}::uuid)`);
  return (await query.execute()) as ParameterRow[];
};

export const keyOfParameter = (row: ParameterRow, sort: ParameterFilter['sort'] = 'rule'): string =>
  `${sort === 'from' ? row.validFrom : `${row.ruleId} ${row.name}`}|${row.id}`;

/** One row, also one that was replaced; undefined where it is not this institute's. */
export const parameterRow = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ParameterRow | undefined> =>
  isId(id)
    ? ((await rows(tx, instituteId).where('p.id', '=', id).executeTakeFirst()) as ParameterRow | undefined)
    : undefined;

/** What a row has become through its corrections: where the number changed on a day, the row from that day on. */
export const newestParameter = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ParameterRow | undefined> => {
  const newest = isId(id) ? await newestRow(tx, 'parameters', instituteId, id) : undefined;
  return newest && parameterRow(tx, instituteId, newest.id);
};

/** A row of a number's history with the moment it was written; null where the reader may not see the trail. */
export type PastParameter = ParameterRow & { at: Temporal.Instant | null };

/** Every row that a number ever had, the latest written first. */
export const parameterHistory = async (
  tx: Tx,
  instituteId: string,
  { ruleId, name }: { ruleId: string; name: string },
): Promise<PastParameter[]> =>
  (await rows(tx, instituteId)
    .leftJoin('audit_entries as e', (join) =>
      join.onRef('e.chain', '=', 'p.institute_id').onRef('e.no', '=', 'p.entry_no'),
    )
    .select('e.at')
    .where('p.rule_id', '=', ruleId)
    .where('p.name', '=', name)
    .orderBy('p.entry_no', 'desc')
    .orderBy('p.valid_from', 'desc')
    .execute()) as PastParameter[];
