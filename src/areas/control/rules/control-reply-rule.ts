import { type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

export type ControlReplyFacts = {
  /** The day of the question. */
  askedOn: CalendarDay;
  /** Of the first reply; null where there is none yet. */
  repliedOn: CalendarDay | null;
  today: CalendarDay;
};

/** The institute replies within days of being asked; a late reply counts, and says that it was late. */
export const controlReplyRule = defineRule<ControlReplyFacts>({
  id: 'M33-reply',
  severity: 'informs',
  moments: ['submitting'],
  citation: 'AR/KB 11 Sept 2016, art. 49 §3',
  origin: 'law',
  parameters: [
    {
      name: 'days',
      value: '30',
      unit: 'days',
      citation: 'AR/KB 11 Sept 2016, art. 49 §3',
      confidence: 'read',
      validFrom: '2016-09-11',
    },
  ],
  judge: ({ askedOn, repliedOn, today }, parameters) => {
    const days = Number(parameters.get('days')?.value);
    const took = daysBetween(askedOn, repliedOn ?? today);
    const kept = took <= days;
    const key = repliedOn
      ? kept
        ? 'records.reply-in-time'
        : 'records.reply-too-late'
      : kept
        ? 'records.reply-awaited'
        : 'records.reply-overdue';
    return { kept, sentence: { key, args: { days, took } }, inputs: { askedOn, repliedOn, today, days } };
  },
});
