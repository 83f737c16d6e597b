import type { Child } from 'hono/jsx';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { sameListWith } from '../../../page/frame.tsx';
import { listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import type { Page } from '../../../page/page.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { ObligationFilter, ObligationRow } from '../queries/obligation-clock.ts';
import type { Missing } from '../queries/what-is-missing.ts';
import { obligationRoles } from '../rules/obligation-kind.ts';
import { type AskedYear, YearField, YearSteps } from './asked-year.tsx';
import { MonthStrip } from './month-strip.tsx';
import { ObligationTable } from './obligation-table.tsx';
import { restDay } from './obligation-words.tsx';

export type YearFilter = ObligationFilter & { dueYear: number; open: boolean };

export const rowsAPage = 50;

/** The year of the page; the function and what is still open. */
export const yearFilterOf = ({ query }: Page, { year }: AskedYear): YearFilter => {
  const role = query.get('role') ?? '';
  return {
    dueYear: year,
    role: obligationRoles.find((each) => each === role),
    open: query.get('open') === '1',
  };
};

type Props = {
  page: Page;
  today: CalendarDay;
  asked: AskedYear;
  filter: YearFilter;
  rows: readonly ObligationRow[];
  missing: ReadonlyMap<string, readonly Missing[]>;
  action: string;
  children?: Child;
};

/** A year at a glance: by month where there is room, then day by day with what each wants. */
export function YearView({ page, today, asked, filter, rows, missing, action, children }: Props) {
  const { words } = page;
  const from = Math.max(0, Number(page.query.get('after')) || 0);
  const shown = rows.slice(from, from + rowsAPage);
  const isRest = rows.some(({ dueOn }) => restDay(words, dueOn));
  const { dueYear } = filter;
  const step = (year: number) => sameListWith(page, { year: String(year), after: undefined });
  return (
    <>
      <YearSteps year={dueYear} today={today} href={step} />
      <YearFilters page={page} asked={asked} filter={filter} action={action} />
      {children}
      <MonthStrip words={words} year={dueYear} today={today} rows={rows} />
      <ObligationTable words={words} today={today} rows={shown} missing={missing} />
      {isRest && <p class="quiet">{words.t('obligations.rest-days-stay')}</p>}
      <ListPager page={page} after={rows.length > from + rowsAPage ? String(from + rowsAPage) : undefined} />
      {rows.length > 0 && !asked.wrong && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      )}
    </>
  );
}

function YearFilters({ page, asked, filter, action }: Pick<Props, 'page' | 'asked' | 'filter' | 'action'>) {
  const { words, query } = page;
  const all = words.t('page.filter-reset');
  return (
    <Filters
      label={words.t('page.filter')}
      action={action}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: all, href: action } : undefined}
    >
      <YearField words={words} asked={asked} label={words.t('obligations.due-in')} />
      <SelectField
        name="role"
        label={words.t('obligations.role')}
        optional=""
        placeholder={all}
        value={filter.role ?? ''}
        options={obligationRoles.map((role) => ({ value: role, label: words.say(`role.${role}`) }))}
      />
      <SelectField
        name="open"
        label={words.t('obligations.state')}
        optional=""
        placeholder={all}
        value={filter.open ? '1' : ''}
        options={[{ value: '1', label: words.t('obligations.still-open-until') }]}
      />
    </Filters>
  );
}
