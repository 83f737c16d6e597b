import { type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import { type Announced, povertyGroups } from './announced-group.ts';
import { type ReachedCounts, reachedShares } from './reached-share.ts';

export type PovertyFacts = {
  code: string;
  isBelgian: boolean;
  announced: readonly Announced[];
  counted: ReachedCounts | undefined;
  /** Whole per cent of the programme's time that has passed. */
  elapsed: number;
};

/** Whole per cent of a period that has passed on `day`, that day included. */
export const elapsedPercent = (
  { fromOn, untilOn }: { fromOn: CalendarDay; untilOn: CalendarDay },
  day: CalendarDay,
): number => {
  const whole = daysBetween(fromOn, untilOn) + 1;
  const passed = Math.min(Math.max(daysBetween(fromOn, day) + 1, 0), whole);
  return Math.round((passed * 100) / whole);
};

const citation = 'Agreement of 6 June 2007, objective 5';

/** Aim O5: an outcome in the South says which working people in poverty it is for. */
export const povertyGroupRule = defineRule<PovertyFacts>({
  id: 'O5-target-group',
  severity: 'warns',
  moments: ['planning', 'submitting'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ code, isBelgian, announced }) => {
    const named = announced.filter(({ targetGroup }) => povertyGroups.some((group) => group === targetGroup));
    const kept = isBelgian || named.length > 0;
    const args = { code, count: named.length };
    return {
      kept,
      sentence: { key: kept ? 'activities.target-group-kept' : 'activities.target-group-missing', args },
      inputs: { code, isBelgian, groups: named.map(({ targetGroup }) => targetGroup).join(', ') },
    };
  },
});

/** Aim O5: shares that the outcome announced are compared with those it reached, once the programme is on its way. */
export const announcedShareRule = defineRule<PovertyFacts>({
  id: 'O5-announced-share',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'agreement',
  parameters: [
    {
      name: 'from',
      value: '50',
      unit: 'percent',
      citation: 'House practice: shares are compared from the middle of the programme on',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
    {
      name: 'margin',
      value: '5',
      unit: 'percent',
      citation: 'House practice: a difference of counting is no gap',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
  ],
  judge: ({ code, announced, counted, elapsed }, parameters) => {
    const from = Number(parameters.get('from')?.value);
    const margin = Number(parameters.get('margin')?.value);
    const inputs = { code, elapsed, from, margin };
    if (elapsed < from)
      return { kept: true, sentence: { key: 'activities.share-early', args: { code, from } }, inputs };
    const short = reachedShares(announced, counted).flatMap(({ targetGroup, announced: wanted, reached }) =>
      wanted !== null && reached !== null && reached < wanted - margin
        ? [{ targetGroup, wanted, reached }]
        : [],
    );
    const [first] = short;
    if (!first) return { kept: true, sentence: { key: 'activities.share-kept', args: { code } }, inputs };
    const { targetGroup, wanted, reached } = first;
    return {
      kept: false,
      sentence: {
        key: 'activities.share-short',
        args: { code, group: targetGroup, announced: wanted, reached, others: short.length - 1 },
      },
      inputs: { ...inputs, group: targetGroup, announced: wanted, reached, short: short.length },
    };
  },
});
