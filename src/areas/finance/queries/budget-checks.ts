import type { Tx } from '../../../db/transaction.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { isLeftOut } from '../../programmes/rules/outcome-end.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { BudgetFacts } from '../rules/budget-facts.ts';
import { budgetRules, rulesOfSubsidy } from '../rules/budget-rules.ts';
import { type BudgetSum, budgetSums } from './budget-sums.ts';
import { decidedSubsidy } from './decided-subsidy.ts';
import { ownSources } from './own-contributions.ts';

/** The sums of the budget in force, and what the rules say of these or of others that are only thought of. */
export type BudgetJudgement = { facts: BudgetFacts; judge: (facts: BudgetFacts) => Check[] };

/** What a page has read already. */
export type LoadedBudget = { sums: readonly BudgetSum[]; outcomes: readonly OutcomeRow[] };

/** What the rules say of the budget in force; amounts in other currencies are in no sum. */
export const budgetChecks = async (
  tx: Tx,
  instituteId: string,
  programme: ProgrammeRow,
  loaded?: LoadedBudget,
): Promise<Check[]> => {
  const { facts, judge } = await budgetJudgement(tx, instituteId, programme, loaded);
  return judge(facts);
};

export const budgetJudgement = async (
  tx: Tx,
  instituteId: string,
  programme: ProgrammeRow,
  loaded?: LoadedBudget,
): Promise<BudgetJudgement> => {
  const day = todayIn();
  const { sums, outcomes: all } = loaded ?? (await loadedBudget(tx, instituteId, programme.id));
  const { minor: subsidy } = await decidedSubsidy(tx, instituteId, programme.id);
  const { currency } = programme;
  const outcomes = all.filter((each) => !isLeftOut(each));
  const sum = (isIn: (each: BudgetSum) => boolean) =>
    sums.reduce((total, each) => total + (isIn(each) ? each.minor : 0), 0);
  const framed = new Set<string | null>(
    outcomes.filter(({ frameworks }) => frameworks.length > 0).map(({ id }) => id),
  );
  const facts: BudgetFacts = {
    operational: sum(({ block }) => block === 'operational'),
    management: sum(({ block }) => block === 'management'),
    structure: sum(({ block }) => block === 'structure'),
    inFrameworks: sum(({ block, outcomeId }) => block === 'operational' && framed.has(outcomeId)),
    hasFrameworks: framed.size > 0,
    partners: sum(({ line }) => line === 'a'),
    years: yearOf(programme.untilOn) - yearOf(programme.fromOn) + 1,
    isNorthOnly: outcomes.length > 0 && outcomes.every(({ isBelgian }) => isBelgian),
    subsidy: subsidy ?? 0,
    isDecided: subsidy !== null,
    ownSources: await ownSources(tx, instituteId, programme),
    currency,
  };
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'programme', id: programme.id }]);
  const values = await parametersOn(
    tx,
    instituteId,
    budgetRules.map(({ id }) => id),
    day,
  );
  const undecided = (rule: (typeof budgetRules)[number]): Check => ({
    ruleId: rule.id,
    verdict: 'informs',
    moments: rule.moments,
    sentence: { key: 'finance.check-budget-undecided' },
    citation: rule.citation,
    inputs: {},
    unconfirmed: [],
  });
  return {
    facts,
    judge: (judged) =>
      budgetRules.map((rule) =>
        subsidy === null && rulesOfSubsidy.includes(rule)
          ? undecided(rule)
          : applyRule(rule, judged, values.get(rule.id) ?? new Map(), { day, exceptions }),
      ),
  };
};

const loadedBudget = async (tx: Tx, instituteId: string, programmeId: string): Promise<LoadedBudget> => ({
  sums: await budgetSums(tx, instituteId, programmeId),
  outcomes: await outcomesOf(tx, instituteId, programmeId),
});
