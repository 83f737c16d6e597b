import { addDays, addMonths, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { EvaluationKind } from './evaluation-input.ts';

/** A programme with its evaluations, as they are planned or came. */
export type EvaluatedProgramme = {
  today: CalendarDay;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  /** Codes of its outcomes. */
  outcomes: readonly string[];
  evaluations: readonly {
    title: string;
    kind: EvaluationKind;
    /** Null: of the programme as a whole. */
    outcome: string | null;
    isExternal: boolean;
    receivedOn: CalendarDay | null;
  }[];
};

const article = 'AR/KB 11 Sept 2016, art. 44';

/** Longer than three years: a mid-term evaluation is owed, and comes by the end of the year that was agreed. */
export const midTermRule = defineRule<EvaluatedProgramme>({
  id: 'E-mid-term',
  severity: 'warns',
  moments: ['filing'],
  citation: article,
  origin: 'law',
  parameters: [
    {
      name: 'years',
      value: '3',
      unit: 'years',
      citation: article,
      confidence: 'read',
      validFrom: '2017-01-01',
    },
    {
      name: 'by-year',
      value: '3',
      unit: 'years',
      // The timing is agreed with the donor; around the third year is what was read of it.
      citation: article,
      confidence: 'recalled',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ today, fromOn, untilOn, evaluations }, parameters) => {
    const years = Number(parameters.get('years')?.value);
    const inputs = { fromOn, untilOn, years };
    const isOwed = untilOn >= addMonths(fromOn, years * 12);
    if (!isOwed)
      return { kept: true, sentence: { key: 'reviews.check-mid-term-free', args: { years } }, inputs };
    const due = addDays(addMonths(fromOn, Number(parameters.get('by-year')?.value) * 12), -1);
    const found = evaluations.filter(({ kind }) => kind === 'mid-term');
    const received = found.map(({ receivedOn }) => receivedOn).find((day) => day !== null);
    if (received)
      return {
        kept: true,
        sentence: { key: 'reviews.check-mid-term-came', args: { day: received } },
        inputs,
      };
    const state = found.length > 0 ? 'planned' : 'none';
    return {
      kept: today <= due,
      sentence: { key: 'reviews.check-mid-term-wanting', args: { state, day: due, years } },
      inputs: { ...inputs, due, planned: found.length },
    };
  },
});

/** A final evaluation looks at every outcome: one of the whole programme, or one of each; planned at first, then received. */
export const finalRule = defineRule<EvaluatedProgramme>({
  id: 'E-final',
  severity: 'warns',
  moments: ['filing'],
  citation: article,
  origin: 'law',
  parameters: [
    {
      name: 'months',
      value: '6',
      unit: 'months',
      // After the end of the programme; the day is agreed with the donor.
      citation: article,
      confidence: 'recalled',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ today, untilOn, outcomes, evaluations }, parameters) => {
    const finals = evaluations.filter(({ kind }) => kind === 'final');
    const left = outcomesWithout(finals, outcomes);
    const inputs = { finals: finals.length, left: left.join(', ') };
    if (finals.length === 0)
      return {
        kept: today <= untilOn,
        sentence: { key: 'reviews.check-final-none', args: { day: untilOn } },
        inputs,
      };
    if (left.length > 0)
      return {
        kept: false,
        sentence: { key: 'reviews.check-final-part', args: { codes: left.join(', ') } },
        inputs,
      };
    const due = addDays(addMonths(addDays(untilOn, 1), Number(parameters.get('months')?.value)), -1);
    const came = finals.filter(({ receivedOn }) => receivedOn !== null);
    const wanting = outcomesWithout(came, outcomes).join(', ');
    if (today > due && wanting)
      return {
        kept: false,
        sentence: { key: 'reviews.check-final-wanting', args: { codes: wanting, day: due } },
        inputs: { ...inputs, due, wanting },
      };
    return { kept: true, sentence: { key: 'reviews.check-final-whole' }, inputs };
  },
});

/** Codes of the outcomes that none of these evaluations looks at. */
const outcomesWithout = (
  finals: EvaluatedProgramme['evaluations'],
  outcomes: EvaluatedProgramme['outcomes'],
): string[] =>
  finals.some(({ outcome }) => outcome === null)
    ? []
    : outcomes.filter((code) => !finals.some(({ outcome }) => outcome === code));

/** Mid-term and final evaluations are made by others than who carries out or commissions (art. 1, 18°). */
export const externalRule = defineRule<EvaluatedProgramme>({
  id: 'E-external',
  severity: 'warns',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 1, 18°; art. 44',
  origin: 'law',
  parameters: [],
  judge: ({ evaluations }) => {
    const own = evaluations.filter(({ kind, isExternal }) => kind !== 'other' && !isExternal);
    const titles = own.map(({ title }) => title).join(', ');
    const kept = own.length === 0;
    return {
      kept,
      sentence: kept
        ? { key: 'reviews.check-external-kept' }
        : { key: 'reviews.check-external-broken', args: { titles } },
      inputs: { titles },
    };
  },
});

/** What is judged of a programme's evaluations taken together. */
export const programmeEvaluationRules: readonly Rule<EvaluatedProgramme>[] = [
  midTermRule,
  finalRule,
  externalRule,
];
