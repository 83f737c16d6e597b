import { defineRule } from '../../rulebook/rules/rule.ts';

/** What a partner's expenses of a year came to, and what of it kept its secretariat running; minor units of one currency. */
export type RunningYear = { year: number; runningMinor: number; allMinor: number };

export type RunningShare = RunningYear & {
  /** Whole per cent of the year's expenses. */
  share: number;
};

/** Items under running and staff costs that carry activities, also where nobody tied them to one. */
export const itemsOfActivities: readonly string[] = [
  'venue',
  'meals',
  'transport',
  'per-diem',
  'trainer-fees',
  'training-material',
  'interpretation',
  'missions',
  'study',
  'campaign',
  'legal-support',
  'translation',
  'trainers',
];

/** Years in which something was spent, the first one first. */
export const runningShares = (years: readonly RunningYear[]): RunningShare[] =>
  years
    .filter(({ allMinor }) => allMinor > 0)
    .map((year) => ({ ...year, share: Math.round((year.runningMinor * 100) / year.allMinor) }))
    .sort((a, b) => a.year - b.year);

export type RunningSupportFacts = {
  years: readonly RunningYear[];
  /** The year that runs: it is not over, so nothing is read from it. */
  currentYear: number;
  /** The partner is in its last cycle or has a plan of hand-over: before that there is nothing to fall toward. */
  isEndInSight: boolean;
};

/** A3 toward hand-over (O7): the share of running support falls once an end is in sight. An aid to a conversation, never a mark. */
export const runningSupportRule = defineRule<RunningSupportFacts>({
  id: 'A3-running-support',
  severity: 'warns',
  moments: ['planning'],
  citation: 'Agreement of 6 June 2007, action 3 and objective 7',
  origin: 'agreement',
  parameters: [
    {
      name: 'margin',
      value: '5',
      unit: 'percent',
      citation: 'House practice: a small difference between two years is no trend',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
  ],
  judge: ({ years, currentYear, isEndInSight }, parameters) => {
    const margin = Number(parameters.get('margin')?.value);
    if (!isEndInSight)
      return {
        kept: true,
        sentence: { key: 'finance.running-no-end' },
        inputs: { margin, endInSight: false },
      };
    const [before, last] = runningShares(years)
      .filter(({ year }) => year < currentYear)
      .slice(-2);
    if (!before || !last)
      return { kept: true, sentence: { key: 'finance.running-unknown' }, inputs: { margin } };
    const kept = last.share <= before.share + margin;
    const args = {
      before: before.share,
      beforeYear: String(before.year),
      share: last.share,
      year: String(last.year),
    };
    return {
      kept,
      sentence: { key: kept ? 'finance.running-kept' : 'finance.running-rose', args },
      inputs: { before: before.share, share: last.share, margin },
    };
  },
});
