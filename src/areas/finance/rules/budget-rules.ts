import {
  compareDecimals,
  divideHalfAway,
  isDecimal,
  multiplyDecimals,
  toUnits,
} from '../../../kernel/decimal.ts';
import { defineRule, type ParameterSeed, type Rule } from '../../rulebook/rules/rule.ts';
import { type BudgetFacts, directOf, isWithin, said, times, totalOf } from './budget-facts.ts';
import { frameworkShareRule } from './framework-share-rule.ts';
import { ownSourceRule } from './own-source-rule.ts';

const citation = 'AR/KB 11 Sept 2016, art. 27-29';

const number = (name: string, value: string | null, unit = '%'): ParameterSeed => ({
  name,
  value,
  unit,
  citation,
  confidence: value === null ? 'unset' : 'recalled',
  validFrom: '2017-01-01',
});

/** Where structure costs sit in the 80 and 20 nobody has read yet: the institute chooses. */
const base: ParameterSeed = {
  ...number('base', 'whole', 'whole-or-direct'),
  confidence: 'guessed',
  isChoice: true,
};

/** The donor bears a share of the programme, of the whole or of its direct costs with all structure costs beside it. */
export const subsidyShareRule = defineRule<BudgetFacts>({
  id: 'M01',
  severity: 'blocks',
  moments: ['filing'],
  citation,
  origin: 'law',
  parameters: [number('share', '80'), base],
  judge: (facts, parameters) => {
    const share = parameters.get('share')?.value ?? '';
    const isDirect = parameters.get('base')?.value === 'direct';
    const borne = isDirect ? facts.subsidy - facts.structure : facts.subsidy;
    const whole = isDirect ? directOf(facts) : totalOf(facts);
    const inputs = { ...amounts(facts), share };
    return {
      kept: isWithin(borne, share, whole),
      sentence: { key: `finance.check-budget-subsidy-${isDirect ? 'direct' : 'whole'}`, args: inputs },
      inputs,
    };
  },
});

/** The institute bears what the donor does not. */
export const ownShareRule = defineRule<BudgetFacts>({
  id: 'M02',
  severity: 'blocks',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 30',
  origin: 'law',
  parameters: [{ ...number('share', '20'), citation: 'AR/KB 11 Sept 2016, art. 30' }, base],
  judge: (facts, parameters) => {
    const share = parameters.get('share')?.value ?? '';
    const isDirect = parameters.get('base')?.value === 'direct';
    const whole = isDirect ? directOf(facts) : totalOf(facts);
    const own = totalOf(facts) - facts.subsidy;
    const inputs = { ...amounts(facts), share, own: said(own, facts) };
    return {
      kept: isDecimal(share) && compareDecimals(times(own, '100'), times(whole, share)) >= 0,
      sentence: { key: `finance.check-budget-own-${isDirect ? 'direct' : 'whole'}`, args: inputs },
      inputs,
    };
  },
});

/** Structure costs are no costs that someone adds up: a flat rate on the direct costs, to the cent. */
export const flatRateRule = defineRule<BudgetFacts>({
  id: 'M04',
  severity: 'blocks',
  moments: ['filing'],
  citation,
  origin: 'law',
  parameters: [number('rate', '7')],
  judge: (facts, parameters) => {
    const rate = parameters.get('rate')?.value ?? '';
    const inputs = { ...amounts(facts), rate };
    return {
      kept: isDecimal(rate) && flatAmount(directOf(facts), rate) === BigInt(facts.structure),
      sentence: { key: 'finance.check-budget-structure', args: inputs },
      inputs,
    };
  },
});

/** A flat rate of an amount in whole minor units, rounded half away from zero. */
export const flatAmount = (minor: number, rate: string): bigint => {
  const { units, digits } = toUnits(times(minor, rate));
  return divideHalfAway(units, 100n * 10n ** BigInt(digits));
};

/** What managing the programme may cost, beside what it does. */
export const managementShareRule = defineRule<BudgetFacts>({
  id: 'M06',
  severity: 'warns',
  moments: ['filing'],
  citation,
  origin: 'law',
  parameters: [number('cap', null)],
  judge: (facts, parameters) => {
    const cap = parameters.get('cap')?.value ?? '';
    const inputs = { ...amounts(facts), cap };
    return {
      kept: isWithin(facts.management, cap, directOf(facts)),
      sentence: { key: 'finance.check-budget-management', args: inputs },
      inputs,
    };
  },
});

/** Below a yearly average nobody files alone: a joint programme or a grouped request is the way. */
export const sizeRule = defineRule<BudgetFacts>({
  id: 'M07',
  severity: 'warns',
  moments: ['filing'],
  citation: 'Law of 19 March 2013, art. 27',
  origin: 'law',
  parameters: [sized('least', '2000000'), { ...sized('least-north', '750000') }],
  judge: (facts, parameters) => {
    const least = parameters.get(facts.isNorthOnly ? 'least-north' : 'least')?.value ?? '';
    const inputs = { ...amounts(facts), years: facts.years, least };
    const total = said(totalOf(facts), facts);
    return {
      kept: isDecimal(least) && compareDecimals(total, multiplyDecimals(least, String(facts.years))) >= 0,
      sentence: { key: `finance.check-budget-size${facts.isNorthOnly ? '-north' : ''}`, args: inputs },
      inputs,
    };
  },
});

function sized(name: string, value: string): ParameterSeed {
  return {
    name,
    value,
    unit: 'programme currency',
    citation: 'Law of 19 March 2013, art. 27',
    confidence: 'recalled',
    validFrom: '2017-01-01',
  };
}

/** How much of the operational costs partners spend themselves: no minimum is known, so that it is only said. */
export const partnerShareRule = defineRule<BudgetFacts>({
  id: 'M35',
  severity: 'informs',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 1, 22° a-b',
  origin: 'house',
  parameters: [],
  judge: (facts) => {
    const inputs = {
      partners: said(facts.partners, facts),
      operational: said(facts.operational, facts),
      percent: facts.operational === 0 ? 0 : wholePercent(facts.partners, facts.operational),
      currency: facts.currency,
    };
    return {
      kept: facts.operational === 0,
      sentence: { key: 'finance.check-budget-partners', args: inputs },
      inputs,
    };
  },
});

const wholePercent = (minor: number, whole: number): number =>
  Number(divideHalfAway(100n * BigInt(minor), BigInt(whole)));

const amounts = (facts: BudgetFacts) => ({
  subsidy: said(facts.subsidy, facts),
  direct: said(directOf(facts), facts),
  management: said(facts.management, facts),
  structure: said(facts.structure, facts),
  total: said(totalOf(facts), facts),
  currency: facts.currency,
});

/** These two say nothing before the donor decided what it gives. */
export const rulesOfSubsidy: readonly Rule<BudgetFacts>[] = [subsidyShareRule, ownShareRule];

export const budgetRules: readonly Rule<BudgetFacts>[] = [
  ...rulesOfSubsidy,
  ownSourceRule,
  flatRateRule,
  managementShareRule,
  sizeRule,
  frameworkShareRule,
  partnerShareRule,
];
