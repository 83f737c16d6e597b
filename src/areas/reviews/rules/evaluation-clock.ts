import { addMonths, type CalendarDay } from '../../../kernel/calendar-day.ts';

/** Months from the receipt of the final version to the publication: AR 11 Sept 2016, art. 45 §1, 3° and 44. */
const publicationMonths = 3;

/** The last day on which an evaluation received on this day is published in time. */
export const publicationDueOn = (receivedOn: CalendarDay): CalendarDay =>
  addMonths(receivedOn, publicationMonths);
