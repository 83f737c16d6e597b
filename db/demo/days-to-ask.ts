import { addDays, type CalendarDay } from '../../src/kernel/calendar-day.ts';

/** Days on which the demo's figures were others («as of»), by when its chapters were entered (load.ts). */
export const daysToAsk = (today: CalendarDay): { day: CalendarDay; what: string }[] => [
  { day: addDays(today, -120), what: 'budgets, activities and expenses are there, nothing is measured yet' },
  { day: addDays(today, -64), what: 'measured; nothing of the last months is spent yet' },
  { day: addDays(today, -27), what: 'reported and locked (iiwe, OS1.2), before the restatement' },
  { day: addDays(today, -23), what: 'restated, before definitions were changed' },
];

export const daysToAskLines = (today: CalendarDay): string[] => [
  'Days worth asking as of, beside today:',
  ...daysToAsk(today).map(({ day, what }) => `  ${day}  ${what}`),
];
