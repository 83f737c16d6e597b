import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import {
  activitiesBetween,
  activitiesByMonth,
  type CalendarActivity,
  type CalendarFilter,
  type MonthCount,
} from '../queries/calendar.ts';
import { type CoverageChoices, coverageChoices } from '../queries/coverage-choices.ts';
import { monthBeside, monthBounds, monthNamed, monthOf } from '../rules/month-days.ts';
import { CalendarFilters } from './calendar-filters.tsx';
import { CalendarMonth } from './calendar-month.tsx';
import { CalendarYear } from './calendar-year.tsx';
import { seenInstitute } from './seen-institute.ts';

/** When activities are planned, were held, or were to be: a month day by day, or a year month by month. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const today = todayIn();
  const asked = page.query.get('year') ?? '';
  const year = /^(19|20|21)\d\d$/.test(asked) ? Number(asked) : undefined;
  const first = monthNamed(page.query.get('month')) ?? (`${monthOf(today)}-01` as CalendarDay);
  const filter = filterOf(page);
  const read = await page.read(async (tx) => ({
    choices: await coverageChoices(tx, instituteId),
    months: year === undefined ? [] : await activitiesByMonth(tx, instituteId, year, filter),
    activities:
      year === undefined ? await activitiesBetween(tx, instituteId, monthBounds(first), filter) : [],
  }));
  return html(view({ page, today, year, first, ...read }));
};

const filterOf = ({ query }: Page): CalendarFilter => {
  const id = (name: string) => [query.get(name)].find(isId);
  return {
    programmeId: id('programme'),
    partnershipId: id('partner'),
    kind: actionKinds.find((kind) => kind === query.get('kind')),
    country: query.get('country') || undefined,
  };
};

type Props = {
  page: Page;
  today: CalendarDay;
  year: number | undefined;
  first: CalendarDay;
  choices: CoverageChoices;
  months: readonly MonthCount[];
  activities: readonly CalendarActivity[];
};

const view = ({ page, today, year, first, choices, months, activities }: Props) => {
  const { words } = page;
  const title = words.t('overview.calendar');
  return (
    <Frame page={page} title={title}>
      <PageHead
        title={year === undefined ? words.month(first) : String(year)}
        kind={title}
        actions={
          <>
            {year === undefined ? (
              <ButtonLink href={sameListWith(page, { year: String(yearOf(first)), month: undefined })}>
                {words.t('overview.whole-year', { year: String(yearOf(first)) })}
              </ButtonLink>
            ) : (
              <ButtonLink href={sameListWith(page, { year: undefined, month: monthOf(today) })}>
                {words.t('overview.this-month')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.countryMap()}>{words.t('overview.map')}</ButtonLink>
            <ButtonLink href={paths.activities()}>{words.t('page.nav-activities')}</ButtonLink>
          </>
        }
      />
      <CalendarFilters page={page} choices={choices} />
      <Neighbours page={page} year={year} first={first} />
      {year === undefined ? (
        <CalendarMonth words={words} today={today} first={first} activities={activities} />
      ) : (
        <CalendarYear page={page} year={year} months={months} />
      )}
    </Frame>
  );
};

function Neighbours({ page, year, first }: Pick<Props, 'page' | 'year' | 'first'>) {
  const { words } = page;
  const to = (count: 1 | -1) => {
    if (year !== undefined) {
      const beside = String(year + count);
      return { label: beside, href: sameListWith(page, { year: beside }) };
    }
    const beside = monthBeside(first, count);
    const day = monthNamed(beside);
    return day && { label: words.month(day), href: sameListWith(page, { month: beside }) };
  };
  return <Pager label={words.t('page.pages')} previous={to(-1)} next={to(1)} />;
}
