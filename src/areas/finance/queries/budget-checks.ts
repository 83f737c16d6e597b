import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { decisionsOf, type ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { budgetRules, rulesOfSubsidy } from '../rules/budget-rules.ts';
import { type BudgetAmountRow, budgetInForce } from './budget-amounts.ts';

/** What the rules say of the budget in force; amounts in other currencies are in no sum. */
export const budgetChecks = async (
  tx: Tx,
  instituteId: string,
  programme: ProgrammeRow,
  day: CalendarDay = todayIn(),
): Promise<Check[]> => {
  const { amounts } = await budgetInForce(tx, instituteId, programme.id);
  const outcomes = await outcomesOf(tx, instituteId, programme.id);
  const decisions = await decisionsOf(tx, instituteId, programme.id);
  const subsidy = decisions.findLast(({ kind }) => kind === 'decided')?.subsidyMinor ?? null;
  const { currency } = programme;
  const counted = amounts.filter((each) => !each.isSuperseded && each.currency === currency);
  const sum = (block: BudgetAmountRow['block']) =>
    counted.reduce((total, each) => total + (each.block === block ? each.minor : 0), 0);
  const facts = {
    partners: counted.reduce((total, each) => total + (each.line === 'a' ? each.minor : 0), 0),
    years: yearOf(programme.untilOn) - yearOf(programme.fromOn) + 1,
    isNorthOnly: outcomes.length > 0 && outcomes.every(({ isBelgian }) => isBelgian),
    operational: sum('operational'),
    management: sum('management'),
    structure: sum('structure'),
    subsidy: subsidy ?? 0,
    currency,
  };
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'programme', id: programme.id }]);
  const ids = budgetRules.map(({ id }) => id);
  const values = await parametersOn(tx, instituteId, ids, day);
  return budgetRules.map((rule) =>
    subsidy === null && rulesOfSubsidy.includes(rule)
      ? {
          ruleId: rule.id,
          verdict: 'informs',
          moments: rule.moments,
          sentence: { key: 'finance.check-budget-undecided' },
          citation: rule.citation,
          inputs: {},
          unconfirmed: [],
        }
      : applyRule(rule, facts, values.get(rule.id) ?? new Map(), { day, exceptions }),
  );
};
