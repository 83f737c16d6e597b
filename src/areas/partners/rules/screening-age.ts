import { addMonths, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import type { ScreeningFacts } from './screening.ts';

/** Whether a screening has had its time on a day. */
export const isScreeningOverdue = (screenedOn: CalendarDay, months: number, day: CalendarDay): boolean =>
  addMonths(screenedOn, months) < day;

/** Aim O1: independence, freedom and democracy are looked at every year. Without a screening another rule speaks. */
export const screeningAge = defineRule<ScreeningFacts>({
  id: 'O1-screening-age',
  severity: 'warns',
  moments: ['planning'],
  citation: 'Agreement of 6 June 2007, aim O1',
  origin: 'house',
  parameters: [
    {
      name: 'months',
      value: '12',
      unit: 'months',
      citation: 'Usage of the house: one screening a year',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
  ],
  judge: ({ day, screening }, parameters) => {
    const months = Number(parameters.get('months')?.value);
    const kept = screening === null || !isScreeningOverdue(screening.screenedOn, months, day);
    return {
      kept,
      sentence: screening
        ? {
            key: kept ? 'partners.screening-age-kept' : 'partners.screening-age-broken',
            args: { day: screening.screenedOn, months },
          }
        : { key: 'partners.no-screening-to-judge' },
      inputs: { day, screenedOn: screening?.screenedOn ?? null, months },
    };
  },
});
