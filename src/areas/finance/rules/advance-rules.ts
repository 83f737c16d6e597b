import { defineRule, type ParameterSeed, type Rule } from '../../rulebook/rules/rule.ts';

/** An advance that is not used up: days since it was sent, what of it is open as a decimal of `currency`. */
export type AdvanceFacts = { days: number; open: string; currency: string };

const citation = 'AR/KB 11 Sept 2016, art. 32 §3';

const age = (name: string, value: string): ParameterSeed => ({
  name,
  value,
  unit: 'days',
  citation,
  confidence: 'guessed',
  validFrom: '2017-01-01',
});

/** Money that went to a partner is no expense: what stays open for long is asked about. */
const advanceAgeRule = defineRule<AdvanceFacts>({
  id: 'M24',
  severity: 'warns',
  moments: ['filing'],
  citation,
  origin: 'house',
  parameters: [age('old', '90'), age('very-old', '180')],
  judge: ({ days, open, currency }, parameters) => {
    const { old, veryOld } = advanceAges((name) => parameters.get(name)?.value);
    const state = days > veryOld ? 'very-old' : days > old ? 'old' : 'young';
    const inputs = { days, open, currency, limit: state === 'very-old' ? veryOld : old };
    return {
      kept: state === 'young',
      sentence: { key: `finance.check-advance-${state}`, args: inputs },
      inputs,
    };
  },
});

/** From how many days on an advance is old and very old, by what the rulebook says, or the usual ones. */
export const advanceAges = (
  numberOf: (name: string) => string | null | undefined,
): { old: number; veryOld: number } => ({
  old: wholeDays(numberOf('old'), 90),
  veryOld: wholeDays(numberOf('very-old'), 180),
});

const wholeDays = (value: string | null | undefined, usual: number): number =>
  value && /^\d{1,5}$/.test(value) ? Number(value) : usual;

export const advanceRules: readonly Rule<AdvanceFacts>[] = [advanceAgeRule];
