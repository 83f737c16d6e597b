import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { additionRule } from './addition-rule.ts';

export type ContributionFacts = {
  /** Code of the outcome. */
  code: string;
  /** Strategic targets to which it says what it contributes. */
  targets: readonly string[];
};

/** Law of 19 March 2013, art. 27 §2: a programme says for each result how it contributes to joint strategic frameworks. */
export const contributionRule = defineRule<ContributionFacts>({
  id: 'P-framework-contribution',
  severity: 'warns',
  moments: ['submitting', 'filing'],
  citation: 'Law of 19 March 2013, art. 27',
  origin: 'law',
  parameters: [],
  judge: ({ code, targets }) => {
    const kept = targets.length > 0;
    return {
      kept,
      sentence: {
        key: kept ? 'programmes.check-contribution-kept' : 'programmes.check-contribution-broken',
        args: { code, targets: targets.join(', ') },
      },
      inputs: { code, targets: targets.join(', ') },
    };
  },
});

export type RiskFacts = {
  /** Risks that are not closed. */
  risks: readonly { score: number; isMitigated: boolean; isFollowUpDue: boolean }[];
};

/** From where a risk is grave, until the institute sets its own number. */
export const graveScore = '12';

/** A grave risk has something done about it and is looked at again every year (usage of risk registers). */
export const graveRiskRule = defineRule<RiskFacts>({
  id: 'P-grave-risk',
  severity: 'warns',
  moments: ['filing'],
  citation: 'House rule: to be confirmed by the institute',
  origin: 'house',
  parameters: [
    {
      name: 'score',
      value: graveScore,
      unit: 'points',
      citation: 'House rule: to be confirmed by the institute',
      confidence: 'guessed',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ risks }, parameters) => {
    const score = Number(parameters.get('score')?.value);
    const grave = risks.filter((risk) => risk.score >= score);
    const loose = grave.filter(({ isMitigated, isFollowUpDue }) => !isMitigated || isFollowUpDue);
    const kept = loose.length === 0;
    const args = { grave: grave.length, loose: loose.length, score };
    return {
      kept,
      sentence: { key: kept ? 'programmes.check-risk-kept' : 'programmes.check-risk-broken', args },
      inputs: args,
    };
  },
});

export const designRules: readonly Rule<never>[] = [contributionRule, graveRiskRule, additionRule];
