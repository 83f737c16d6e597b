import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { type RunningSupportFacts, type RunningYear, runningSupportRule } from '../rules/running-support.ts';
import { isEndInSight, runningSupportRows } from './running-support.ts';

type OfPartner = Pick<RunningSupportFacts, 'years' | 'isEndInSight'>;

/** What is said of a partner's running support on a day; it blocks nothing, so no derogation is looked for. */
export const runningSupportCheck = async (
  tx: Tx,
  instituteId: string,
  facts: OfPartner,
  day: CalendarDay,
): Promise<Check> => {
  const { id } = runningSupportRule;
  const values = (await parametersOn(tx, instituteId, [id], day)).get(id) ?? new Map();
  return applyRule(runningSupportRule, { ...facts, currentYear: yearOf(day) }, values, {
    day,
    exceptions: [],
  });
};

/** The same of several partners, by partnership, whose files the actor reads: two queries however many. */
export const runningSupportChecks = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  day: CalendarDay,
): Promise<Map<string, Check>> => {
  if (partnershipIds.length === 0) return new Map();
  const parts = partnershipIds.map(
    (id) => sql`select ${id}::uuid as id, ${isEndInSight(instituteId, id, day)} as "isEndInSight",
      (select coalesce(jsonb_agg(r), '[]') from (${runningSupportRows(instituteId, id)}) as r) as years`,
  );
  const { rows } = await sql<{ id: string; isEndInSight: boolean; years: RunningYear[] }>`
    ${sql.join(parts, sql` union all `)}`.execute(tx);
  const checks = new Map<string, Check>();
  for (const { id, ...facts } of rows) checks.set(id, await runningSupportCheck(tx, instituteId, facts, day));
  return checks;
};
