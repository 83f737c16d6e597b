import { defineRule } from '../../rulebook/rules/rule.ts';
import { type BudgetFacts, said, totalOf } from './budget-facts.ts';

const citation = 'AR/KB 11 Sept 2016, art. 1, 15°';

/**
 * What the subsidy does not bear is borne by someone else than Belgian Development Cooperation. Once the donor decided, it
 * is also said where nobody is named for a part of it.
 */
export const ownSourceRule = defineRule<BudgetFacts>({
  id: 'M03',
  severity: 'blocks',
  moments: ['filing'],
  citation,
  origin: 'law',
  parameters: [
    {
      name: 'forbidden',
      value: 'belgian_cooperation',
      unit: 'sources',
      citation,
      confidence: 'read',
      validFrom: '2017-01-01',
    },
  ],
  judge: (facts, parameters) => {
    const listed = new Set((parameters.get('forbidden')?.value ?? '').split(/[\s,]+/));
    const entries = Object.entries(facts.ownSources);
    const sum = (from: typeof entries) => from.reduce((total, [, minor]) => total + minor, 0);
    const forbidden = sum(entries.filter(([source]) => listed.has(source)));
    const named = sum(entries);
    const own = totalOf(facts) - facts.subsidy;
    const inputs = {
      named: said(named, facts),
      forbidden: said(forbidden, facts),
      own: said(own, facts),
      currency: facts.currency,
    };
    const finding = (kept: boolean, key: string) => ({
      kept,
      sentence: { key: `finance.check-own-source-${key}`, args: inputs },
      inputs,
    });
    if (forbidden > 0) return finding(false, 'forbidden');
    if (!facts.isDecided) return finding(true, 'undecided');
    return named < own ? { ...finding(false, 'short'), atMost: 'warns' as const } : finding(true, 'named');
  },
});
