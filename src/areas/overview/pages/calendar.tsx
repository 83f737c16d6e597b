import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { yearMeant } from '../../../page/asked-year.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { isAmiss, type Narrowing, NarrowingErrors, valuesOf } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
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
import { coverageChoices } from '../queries/coverage-choices.ts';
import { monthBeside, monthBounds, monthNamed, monthOf } from '../rules/month-days.ts';
import { CalendarFilters, calendarNarrowings } from './calendar-filters.tsx';
import { CalendarMonth } from './calendar-month.tsx';
import { CalendarYear } from './calendar-year.tsx';
import { seenInstitute } from './seen-institute.ts';

/** When activities are planned, were held, or were to be: a month day by day, or a year month by month. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const today = todayIn();
  const asked = shownOf(page, today);
  const { year, first } = asked;
  const seen = await page.read(async (tx) => {
    const choices = await coverageChoices(tx, instituteId);
    const narrowings = calendarNarrowings(page, choices);
    const filter = filterOf(narrowings);
    return {
      narrowings,
      months: year === undefined ? [] : await activitiesByMonth(tx, instituteId, year, filter),
      activities:
        year === undefined ? await activitiesBetween(tx, instituteId, monthBounds(first), filter) : [],
    };
  });
  const shown = view({ page, today, ...asked, ...seen });
  return asked.wrong || isAmiss(seen.narrowings) ? invalid(shown) : html(shown);
};

type Shown = { year: number | undefined; first: CalendarDay; wrong: string | undefined };

/** The month or the whole year in the address, this month where it says none; `wrong`: what is neither. */
const shownOf = ({ query }: Page, today: CalendarDay): Shown => {
  const thisMonth = `${monthOf(today)}-01` as CalendarDay;
  const month = query.get('month');
  const first = monthNamed(month) ?? thisMonth;
  const typed = query.get('year') ?? '';
  if (!typed) return { year: undefined, first, wrong: monthNamed(month) ? undefined : month || undefined };
  const { year, wrong } = yearMeant(typed, yearOf(today));
  return wrong === undefined ? { year, first, wrong } : { year: undefined, first: thisMonth, wrong };
};

const filterOf = (narrowings: readonly Narrowing[]): CalendarFilter => {
  const { programme, partner, kind, country } = valuesOf(narrowings);
  return {
    programmeId: programme,
    partnershipId: partner,
    kind: actionKinds.find((each) => each === kind),
    country,
  };
};

type Props = Shown & {
  page: Page;
  today: CalendarDay;
  narrowings: readonly Narrowing[];
  months: readonly MonthCount[];
  activities: readonly CalendarActivity[];
};

const view = ({ page, today, year, first, wrong, narrowings, months, activities }: Props) => {
  const { words } = page;
  const title = words.t('overview.calendar');
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={narrowings} />
      {wrong && (
        <Notice kind="warning">
          {words.t('overview.no-such-month', { typed: wrong, month: words.month(first) })}
        </Notice>
      )}
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
      <CalendarFilters page={page} narrowings={narrowings} />
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
