import { defineRule, type Moment, type ParameterSeed, type Rule } from '../../rulebook/rules/rule.ts';

/** How many figures of a programme that leave the house stand in one way. */
export type LeavingFacts = { count: number };

/** When the figures of a programme leave the house. */
export const leavingMoments = ['filing', 'publishing'] as const satisfies readonly Moment[];

const consequence: ParameterSeed = {
  name: 'consequence',
  value: 'warns',
  unit: 'blocks-or-warns',
  citation: 'House rule: to be confirmed by the institute',
  confidence: 'guessed',
  validFrom: '2007-06-06',
  isChoice: true,
};

const noneLeft = (
  id: string,
  state: 'returned' | 'to-review',
  sentence: 'results.leaving-returned' | 'results.leaving-submitted',
  citation: string,
): Rule<LeavingFacts> & { state: typeof state } => ({
  ...defineRule<LeavingFacts>({
    id,
    severity: 'blocks',
    moments: leavingMoments,
    citation,
    origin: 'house',
    parameters: [consequence],
    judge: ({ count }, parameters) => ({
      kept: count === 0,
      sentence: { key: sentence, args: { count } },
      inputs: { count },
      ...(parameters.get('consequence')?.value !== 'blocks' && { atMost: 'warns' as const }),
    }),
  }),
  state,
});

/** A figure counts from when it is recorded: what was sent back to its partner is told to whoever is given it. */
const returnedRule = noneLeft(
  'R-returned',
  'returned',
  'results.leaving-returned',
  'House rule: what was returned is put right before it leaves the house',
);

/** The same of what was submitted and nobody judged. */
const reviewedRule = noneLeft(
  'R-reviewed',
  'to-review',
  'results.leaving-submitted',
  'House rule: another than who submitted reviews before figures leave the house',
);

export const leavingRules = [returnedRule, reviewedRule] as const;
