import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';
import { planCoverage, sameTheme } from './plan-coverage.ts';

/** Without an approved plan line that covers it, a training is saved but not chargeable to A2 until justified. */
export const planLineRule = defineRule<ActivityFacts>({
  id: 'A2-plan-line',
  severity: 'blocks',
  moments: ['charging'],
  citation: 'Agreement of 6 June 2007, action 2 (training in the context of national action plans)',
  origin: 'agreement',
  parameters: [],
  judge: (facts) => {
    const { training } = facts;
    const line = training?.lines.find(({ id }) => id === training.planLineId);
    const coverage = planCoverage({ ...facts, theme: training?.theme ?? '' }, line);
    const inputs = {
      coverage,
      country: facts.country,
      from: facts.from,
      until: facts.until,
      theme: training?.theme ?? '',
      approvedOn: line?.approvedOn ?? null,
    };
    if (coverage === 'covered') return { kept: true, sentence: { key: 'activities.plan-covered' }, inputs };
    if (training?.justification)
      return {
        kept: true,
        sentence: { key: 'activities.plan-justified', args: { reason: training.justification } },
        inputs,
      };
    const args = { theme: training?.theme ?? '', from: facts.from, approvedOn: line?.approvedOn ?? '' };
    return { kept: false, sentence: { key: `activities.plan-${coverage}`, args }, inputs };
  },
});

/** A theme that no line of the plan names goes on the variance list, where the partner and the officer talk about it. */
export const themeVarianceRule = defineRule<ActivityFacts>({
  id: 'A2-theme-variance',
  severity: 'warns',
  moments: ['planning', 'holding'],
  citation: 'Agreement of 6 June 2007, action 2 (training in the context of national action plans)',
  origin: 'agreement',
  parameters: [],
  judge: ({ training, country, from, until }) => {
    const theme = training?.theme ?? '';
    const plan = training?.lines.filter(
      (line) =>
        (country === null || line.country === country) &&
        line.planFromOn <= until &&
        from <= line.planUntilOn,
    );
    const kept = plan?.some((line) => sameTheme(line.theme, theme)) ?? false;
    return {
      kept,
      sentence: { key: kept ? 'activities.theme-planned' : 'activities.theme-off-plan', args: { theme } },
      inputs: { theme, lines: plan?.length ?? 0 },
    };
  },
});

export const trainingRules: readonly Rule<ActivityFacts>[] = [planLineRule, themeVarianceRule];
