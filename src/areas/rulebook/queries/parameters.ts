import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
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
  if (ruleIds.length === 0) return values;
  const rows = await tx
    .selectFrom('parameters')
    .select(['rule_id', 'name', 'value', 'unit', 'citation', 'confidence'])
    .where('institute_id', '=', instituteId)
    .where('rule_id', 'in', [...ruleIds])
    .where('valid_from', '<=', day)
    .where((row) => row.or([row('valid_until', 'is', null), row('valid_until', '>=', day)]))
    .where(asOf === undefined ? sql<boolean>`ended_by_no is null` : standingAt(asOf))
    .orderBy('valid_from')
    .orderBy('entry_no')
    .execute();
  for (const { rule_id, confidence, ...row } of rows)
    values.get(rule_id)?.set(row.name, { ...row, confidence: confidence as Confidence });
  return values;
};

const standingAt = (asOf: number) =>
  sql<boolean>`entry_no <= ${asOf} and (ended_by_no is null or ended_by_no > ${asOf})`;
