import { addMonths, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { isInForce, periodsInForce, type StateFact, signedOn } from './agreement-term.ts';

export type CollectiveAgreementFacts = {
  states: readonly StateFact[];
  /** Other agreements on record of the same level between the same parties. */
  twins: number;
  today: CalendarDay;
};

const citation = 'Agreement of 6 June 2007, objective 4 (local dialogue)';

/** Agreements are followed to signature and application. */
export const agreementApplicationRule = defineRule<CollectiveAgreementFacts>({
  id: 'O4-agreement-application',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'house',
  parameters: [
    {
      name: 'months',
      value: '12',
      unit: 'months',
      citation: 'House rule: to be confirmed by the institute',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
  ],
  judge: ({ states, today }, parameters) => {
    const months = Number(parameters.get('months')?.value);
    const signed = signedOn(states);
    const isApplied = states.some(({ state }) => state === 'applied');
    const due = signed && addMonths(signed, months);
    const kept = isApplied || due === null || today <= due || !isInForce(states, today);
    return {
      kept,
      sentence: {
        key: kept ? 'rights.check-application-kept' : 'rights.check-application-broken',
        args: { months, signed: signed ?? '' },
      },
      inputs: { signed, isApplied, due },
    };
  },
});

/** A term that has passed was renewed or has ended: somebody says which. */
export const agreementTermRule = defineRule<CollectiveAgreementFacts>({
  id: 'O4-agreement-term',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'house',
  parameters: [],
  judge: ({ states, today }) => {
    const periods = periodsInForce(states);
    const last =
      periods
        .map(({ until }) => until ?? '')
        .sort()
        .at(-1) ?? '';
    const isOpen = periods.some(({ until }) => until === null);
    const hasEnded = states.some(({ state, onDay }) => state === 'ended' && onDay >= last);
    const kept = periods.length === 0 || isOpen || last >= today || hasEnded;
    return {
      kept,
      sentence: {
        key: kept ? 'rights.check-term-kept' : 'rights.check-term-broken',
        args: { until: last },
      },
      inputs: { until: last || null, hasEnded },
    };
  },
});

/** One agreement is one record, over all its renewals: two of the same parties and level are looked at. */
export const countedOnceRule = defineRule<CollectiveAgreementFacts>({
  id: 'O4-counted-once',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ twins }) => ({
    kept: twins === 0,
    sentence: {
      key: twins === 0 ? 'rights.check-once-kept' : 'rights.check-once-broken',
      args: { count: twins },
    },
    inputs: { twins },
  }),
});

export const agreementRules: readonly Rule<CollectiveAgreementFacts>[] = [
  agreementApplicationRule,
  agreementTermRule,
  countedOnceRule,
];
