import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Confidence, ParameterValue, ParameterValues } from '../rules/rule.ts';

/**
 * The values of each rule's parameters on a day, by rule id; a rule without rows gets an empty map. Where two rows
 * hold on the same day the one that began later wins. `asOf` (an entry number) reads the rulebook as it stood then.
 */
export const parametersOn = async (
  tx: Tx,
  instituteId: string,
  ruleIds: readonly string[],
  day: CalendarDay,
  asOf?: number,
): Promise<ReadonlyMap<string, ParameterValues>> => {
  const values = new Map(ruleIds.map((id) => [id, new Map<string, ParameterValue>()]));
  for (const { ruleId, from, until, ...row } of await parameterRows(tx, instituteId, asOf))
    if (from <= day && (until === null || day <= until)) values.get(ruleId)?.set(row.name, row);
  return values;
};

/** The days on which a number of these rules begins or ceases to hold, in order. */
export const parameterChanges = async (
  tx: Tx,
  instituteId: string,
  ruleIds: readonly string[],
  asOf?: number,
): Promise<CalendarDay[]> => {
  const rows = await parameterRows(tx, instituteId, asOf);
  const days = rows
    .filter(({ ruleId }) => ruleIds.includes(ruleId))
    .flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)]));
  return [...new Set(days)].sort();
};

type ParameterRow = ParameterValue & { ruleId: string; from: CalendarDay; until: CalendarDay | null };

/** What was asked in a transaction, by institute and entry number: a page judges several kinds of things on many days. */
const asked = new WeakMap<Tx, Map<string, Promise<readonly ParameterRow[]>>>();

/** The institute's numbers, all of them (some hundred rows), asked once a transaction. */
const parameterRows = (tx: Tx, instituteId: string, asOf?: number): Promise<readonly ParameterRow[]> => {
  const known = asked.get(tx) ?? new Map<string, Promise<readonly ParameterRow[]>>();
  asked.set(tx, known);
  const key = `${instituteId} ${asOf ?? ''}`;
  const rows = known.get(key) ?? loadRows(tx, instituteId, asOf);
  known.set(key, rows);
  return rows;
};

const loadRows = async (tx: Tx, instituteId: string, asOf?: number): Promise<ParameterRow[]> => {
  const rows = await tx
    .selectFrom('parameters')
    .select(['rule_id as ruleId', 'name', 'value', 'unit', 'citation', 'confidence'])
    .select(['valid_from as from', 'valid_until as until'])
    .where('institute_id', '=', instituteId)
    .where(asOf === undefined ? sql<boolean>`ended_by_no is null` : standingAt(asOf))
    .orderBy('valid_from')
    .orderBy('entry_no')
    .execute();
  return rows.map(({ confidence, ...row }) => ({ ...row, confidence: confidence as Confidence }));
};

const standingAt = (asOf: number) =>
  sql<boolean>`entry_no <= ${asOf} and (ended_by_no is null or ended_by_no > ${asOf})`;
