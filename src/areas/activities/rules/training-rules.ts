import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';
import { planCoverage, sameTheme } from './plan-coverage.ts';

/** Without an approved plan line that covers it, a training is saved but not chargeable to A2 until justified. */
export const planLineRule = defineRule<ActivityFacts<'A2'>>({
  id: 'A2-plan-line',
  severity: 'blocks',
  moments: ['charging'],
  citation: 'Agreement of 6 June 2007, action 2 (training in the context of national action plans)',
  origin: 'agreement',
  parameters: [],
  judge: (facts) => {
    const { detail, planLines } = facts;
    const line = planLines.find(({ id }) => id === detail.planLineId);
    const coverage = planCoverage({ ...facts, theme: detail.theme }, line);
    const inputs = {
      coverage,
      country: facts.country,
      from: facts.from,
      until: facts.until,
      theme: detail.theme,
      approvedOn: line?.approvedOn ?? null,
    };
    if (coverage === 'covered') return { kept: true, sentence: { key: 'activities.plan-covered' }, inputs };
    if (detail.justification)
      return {
        kept: true,
        sentence: { key: 'activities.plan-justified', args: { reason: detail.justification } },
        inputs,
      };
    const args = { theme: detail.theme, from: facts.from, approvedOn: line?.approvedOn ?? '' };
    return { kept: false, sentence: { key: `activities.plan-${coverage}`, args }, inputs };
  },
});

/** A theme that no line of the plan names goes on the variance list, where the partner and the officer talk about it. */
export const themeVarianceRule = defineRule<ActivityFacts<'A2'>>({
  id: 'A2-theme-variance',
  severity: 'warns',
  moments: ['planning', 'holding'],
  citation: 'Agreement of 6 June 2007, action 2 (training in the context of national action plans)',
  origin: 'agreement',
  parameters: [],
  judge: ({ detail, planLines, country, from, until }) => {
    const { theme } = detail;
    const plan = planLines.filter(
      (line) =>
        (country === null || line.country === country) &&
        line.planFromOn <= until &&
        from <= line.planUntilOn,
    );
    const kept = plan.some((line) => sameTheme(line.theme, theme));
    return {
      kept,
      sentence: { key: kept ? 'activities.theme-planned' : 'activities.theme-off-plan', args: { theme } },
      inputs: { theme, lines: plan.length },
    };
  },
});

export const trainingRules: readonly Rule<ActivityFacts<'A2'>>[] = [planLineRule, themeVarianceRule];
