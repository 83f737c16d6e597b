import type { Child } from 'hono/jsx';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isRowNumber } from '../../../kernel/list-key.ts';
import { type Asked, placeBeside } from '../../../page/asked-beside.tsx';
import { type AskedYear, YearSteps, yearBeside } from '../../../page/asked-year.tsx';
import { sameListWith } from '../../../page/frame.tsx';
import { listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { isAmiss, type Narrowing, NarrowingFilters, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import type { ObligationFilter, ObligationRow } from '../queries/obligation-clock.ts';
import type { Missing } from '../queries/what-is-missing.ts';
import { obligationRoles } from '../rules/obligation-kind.ts';
import { MonthStrip } from './month-strip.tsx';
import { ObligationTable } from './obligation-table.tsx';
import { restDay } from './obligation-words.tsx';

export type YearFilter = ObligationFilter & { dueYear: number; open: boolean };

export const rowsAPage = 50;

/** What a year is narrowed by besides: the function and what is still open. */
export const yearNarrowings = (page: Page): readonly Narrowing[] => {
  const { words } = page;
  const roles = obligationRoles.map((role) => ({ value: role, label: words.say(`role.${role}`) }));
  return [
    narrowing(page, 'role', words.t('obligations.role'), roles),
    narrowing(page, 'open', words.t('obligations.state'), [
      { value: '1', label: words.t('obligations.still-open-until') },
    ]),
  ];
};

/** Where a page of the year begins. */
export const yearPlace = (page: Page): Asked<string> => placeBeside(page, isRowNumber);

export const yearFilterOf = ({ year }: AskedYear, narrowings: readonly Narrowing[]): YearFilter => {
  const { role, open } = valuesOf(narrowings);
  return { dueYear: year, role: obligationRoles.find((each) => each === role), open: open === '1' };
};

type Props = {
  page: Page;
  today: CalendarDay;
  asked: AskedYear;
  filter: YearFilter;
  narrowings: readonly Narrowing[];
  place: Asked<string>;
  rows: readonly ObligationRow[];
  missing: ReadonlyMap<string, readonly Missing[]>;
  children?: Child;
};

/** A year at a glance: by month where there is room, then day by day with what each wants. */
export function YearView(props: Props) {
  const { page, today, asked, filter, narrowings, place, rows, missing, children } = props;
  const { words } = page;
  const from = Number(place.value ?? 0);
  const shown = rows.slice(from, from + rowsAPage);
  const isRest = rows.some(({ dueOn }) => restDay(words, dueOn));
  const { dueYear } = filter;
  const step = (year: number) => sameListWith(page, { year: String(year), after: undefined });
  return (
    <>
      <YearSteps year={dueYear} today={today} href={step} />
      <NarrowingFilters
        page={page}
        narrowings={narrowings}
        beside={[yearBeside(words, asked, words.t('obligations.due-in')), place]}
      />
      {children}
      <MonthStrip words={words} year={dueYear} today={today} rows={rows} />
      <ObligationTable words={words} today={today} rows={shown} missing={missing} />
      {isRest && <p class="quiet">{words.t('obligations.rest-days-stay')}</p>}
      <ListPager page={page} after={rows.length > from + rowsAPage ? String(from + rowsAPage) : undefined} />
      {rows.length > 0 && !asked.wrong && !isAmiss(narrowings, [place]) && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      )}
    </>
  );
}
