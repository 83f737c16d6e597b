import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';
import { planCoverage, sameTheme } from './plan-coverage.ts';

/**
 * Without an approved plan line that covers it, a training is saved but not chargeable to A2 until justified, or only
 * warned of, where the institute chose so. The choice is on all that a line can lack: else leaving the line out would
 * be let pass where a line of a plan that nobody approved is not.
 */
export const planLineRule = defineRule<ActivityFacts<'A2'>>({
  id: 'A2-plan-line',
  severity: 'blocks',
  moments: ['charging'],
  citation: 'Agreement of 6 June 2007, action 2 (training in the context of national action plans)',
  origin: 'agreement',
  parameters: [
    {
      name: 'consequence',
      value: 'blocks',
      unit: 'blocks-or-warns',
      citation: 'House rule: to be confirmed by the institute',
      confidence: 'guessed',
      validFrom: '2007-06-06',
      isChoice: true,
    },
  ],
  judge: (facts, parameters) => {
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
    const isOnlyWarned = parameters.get('consequence')?.value === 'warns';
    const args = { theme: detail.theme, from: facts.from, approvedOn: line?.approvedOn ?? '' };
    const key = isOnlyWarned ? `activities.plan-warned-${coverage}` : `activities.plan-${coverage}`;
    return { kept: false, sentence: { key, args }, inputs, ...(isOnlyWarned && { atMost: 'warns' }) };
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
