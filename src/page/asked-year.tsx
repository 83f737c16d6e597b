import { type CalendarDay, yearOf } from '../kernel/calendar-day.ts';
import type { Words } from '../text/words.ts';
import { TextField } from '../ui/text-field.tsx';
import { type FieldBeside, type Narrowing, NarrowingErrors } from './narrowing.tsx';
import type { Page } from './page.ts';

/** The year of a page; `wrong` is what the address says that is no year, and is told beside the field. */
export type AskedYear = { year: number; wrong: string | undefined };

/** The year in the address, this one where it says none or what cannot be meant. */
export const askedYear = ({ query }: Page, today: CalendarDay): AskedYear =>
  yearMeant(query.get('year') ?? '', yearOf(today));

/** The year that is typed, another where that is none. */
export const yearMeant = (typed: string, otherwise: number): AskedYear => {
  const asked = typed.trim();
  if (/^(19|20|21)\d{2}$/.test(asked)) return { year: Number(asked), wrong: undefined };
  return { year: otherwise, wrong: asked || undefined };
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
  wrong === undefined ? undefined : words.t('page.no-such-year', { typed: wrong, year: String(year) });

type Props = { words: Words; asked: AskedYear };

type ErrorProps = Props & { narrowings?: readonly Narrowing[]; beside?: readonly FieldBeside[] };

/** What is wrong with the year and with what the page is narrowed by besides, over the page. */
export function YearError({ words, asked, narrowings = [], beside = [] }: ErrorProps) {
  const year = { name: 'year', error: messageOf(words, asked), field: null };
  return <NarrowingErrors words={words} narrowings={narrowings} beside={[year, ...beside]} />;
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

/** The year as a field beside the choices of a page. */
export const yearBeside = (words: Words, asked: AskedYear, label: string): FieldBeside => ({
  name: 'year',
  error: messageOf(words, asked),
  field: <YearField words={words} asked={asked} label={label} />,
});

/** The year that a list is narrowed to, none where the address says none; `wrong` narrows nothing and is told. */
export type SoughtYear = {
  year: number | undefined;
  wrong: string | undefined;
  /** What is wrong with it, where it is a year. */
  why?: string | undefined;
};

export const soughtYear = ({ query }: Page): SoughtYear => {
  const { year, wrong } = yearMeant(query.get('year') ?? '', 0);
  return { year: year || undefined, wrong };
};

/** The year that a list is narrowed to as a field beside its choices. */
export const soughtYearBeside = (
  words: Words,
  { year, wrong, why }: SoughtYear,
  label: string,
): FieldBeside => {
  const error = wrong === undefined ? undefined : (why ?? words.t('page.no-year-sought', { typed: wrong }));
  return {
    name: 'year',
    error,
    field: (
      <TextField
        name="year"
        label={label}
        optional=""
        inputmode="numeric"
        width={4}
        value={wrong ?? year?.toString() ?? ''}
        error={error}
      />
    ),
  };
};
