import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** The year of a page; `wrong` is what the address says that is no year, and is told beside the field. */
export type AskedYear = { year: number; wrong: string | undefined };

/** The year in the address, this one where it says none or what cannot be meant. */
export const askedYear = ({ query }: Page, today: CalendarDay): AskedYear => {
  const asked = (query.get('year') ?? '').trim();
  if (/^(19|20|21)\d{2}$/.test(asked)) return { year: Number(asked), wrong: undefined };
  return { year: yearOf(today), wrong: asked || undefined };
};

/** Links go this many years back and on: a programme and its accounts lie within them, and any other year can be typed. */
const stepsReach = 30;

type StepsProps = { year: number; today: CalendarDay; href: (year: number) => string };

/** To the year before and after. */
export function YearSteps({ year, today, href }: StepsProps) {
  const reaches = (to: number) => Math.abs(to - yearOf(today)) <= stepsReach;
  return (
    <p class="actions">
      {reaches(year - 1) && <a href={href(year - 1)}>← {year - 1}</a>}
      {reaches(year + 1) && <a href={href(year + 1)}>{year + 1} →</a>}
    </p>
  );
}

const messageOf = (words: Words, { year, wrong }: AskedYear): string | undefined =>
  wrong === undefined ? undefined : words.t('obligations.no-such-year', { typed: wrong, year: String(year) });

type Props = { words: Words; asked: AskedYear };

/** What is wrong with the year, over the page. */
export function YearError({ words, asked }: Props) {
  const message = messageOf(words, asked);
  const errors = message === undefined ? [] : [{ name: 'year', message }];
  return <ErrorSummary title={words.t('problem.summary', { count: errors.length })} errors={errors} />;
}

/** The year of the address as it was typed, with what is wrong with it. */
export function YearField({ words, asked, label }: Props & { label: string }) {
  return (
    <TextField
      name="year"
      label={label}
      inputmode="numeric"
      width={8}
      value={asked.wrong ?? String(asked.year)}
      error={messageOf(words, asked)}
    />
  );
}
