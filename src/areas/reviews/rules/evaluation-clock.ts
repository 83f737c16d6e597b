import { addMonths, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

/** The day of the rulebook's number is that of the receipt, from which the term runs. */
export type PublicationFacts = {
  today: CalendarDay;
  receivedOn: CalendarDay | null;
  publishedOn: CalendarDay | null;
};

/** The last day on which an evaluation received on this day is published in time. */
export const publicationDueOn = (receivedOn: CalendarDay, months: number): CalendarDay =>
  addMonths(receivedOn, months);

/** Months from the receipt of the final version to the publication, as an institute's rulebook begins with them. */
export const firstPublicationMonths = 3;

const citation = 'AR/KB 11 Sept 2016, art. 45 §1 3°';

/** Report and response are public so long after the final version came; art. 44 asks the same of a mid-term evaluation. */
export const publicationRule = defineRule<PublicationFacts>({
  id: 'E-publication',
  severity: 'warns',
  moments: ['publishing'],
  citation,
  origin: 'law',
  parameters: [
    {
      name: 'months',
      value: String(firstPublicationMonths),
      unit: 'months',
      citation,
      confidence: 'read',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ today, receivedOn, publishedOn }, parameters) => {
    const months = Number(parameters.get('months')?.value);
    if (!receivedOn)
      return { kept: true, sentence: { key: 'reviews.publication-not-running' }, inputs: { months } };
    const due = publicationDueOn(receivedOn, months);
    const kept = (publishedOn ?? today) <= due;
    const key = kept ? 'reviews.publication-in-time' : 'reviews.publication-late';
    return {
      kept,
      sentence: { key, args: { day: due, months } },
      inputs: { receivedOn, publishedOn, months },
    };
  },
});
