import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { ReportSection } from './partner-report-input.ts';

type Written = {
  untilOn: CalendarDay;
  sections: readonly { section: ReportSection; text: string }[];
  /** How many items of the last return have no answer. */
  unanswered: number;
};

/** Why a report cannot be filed as it is written, in the order in which it is told; none where it can. */
export const beforeFiling = (
  { untilOn, sections, unanswered }: Written,
  on: CalendarDay,
): (Problem & { about: 'period' | 'narrative' | 'answers' })[] => [
  ...(untilOn > on
    ? [{ about: 'period' as const, key: 'reviews.period-not-over' as const, args: { day: untilOn } }]
    : []),
  ...(sections.some(({ section, text }) => section === 'progress' && text !== '')
    ? []
    : [{ about: 'narrative' as const, key: 'reviews.narrative-missing' as const }]),
  ...(unanswered > 0
    ? [{ about: 'answers' as const, key: 'reviews.items-unanswered' as const, args: { count: unanswered } }]
    : []),
];
