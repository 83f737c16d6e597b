import { type CalendarDay, firstDayOfYear, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';
import { allocate, fromDecimal } from '../../../kernel/money.ts';
import { amountByYear } from '../../finance/rules/period-years.ts';
import type { IatiActivity, IatiAmount, IatiOrganisation, LangText } from './iati-file.ts';
import { amountOf } from './render-money.ts';

/** An amount of one calendar year. */
export type AccountedAmount = { start: CalendarDay; end: CalendarDay; value: IatiAmount };
export type AccountedBudget = AccountedAmount & { status: string };

/** What an institute's organisation file says: of what its activity files say, added up by year. */
export type OrganisationAccount = {
  lastUpdatedAt: string;
  language: string | undefined;
  currency: string;
  identifier: string;
  name: LangText;
  reportingOrg: IatiOrganisation;
  budgets: AccountedBudget[];
  regionBudgets: (AccountedBudget & { region: { code: string; vocabulary?: string } })[];
  countryBudgets: (AccountedBudget & { country: { code: string } })[];
  expenditures: AccountedAmount[];
};

type Cell = { year: number; currency: string; minor: number; isCommitted: boolean; place?: Place };
type Place = { kind: 'country' | 'region'; code: string; vocabulary?: string };

const COMMITTED = '2';
const INDICATIVE = '1';
/** Disbursements and expenditure (codelist TransactionType). */
const SPENT = ['3', '4'];

/**
 * What the activities that an institute publishes come to, by year, and by country or region as their shares say: so the two
 * files cannot differ, and what is withheld from one is in neither. An activity that names several places without shares
 * is in no place's budget. A programme that states budgets as large as those of its outcomes holds them already.
 */
export function organisationAccount(
  activities: readonly IatiActivity[],
  publisher: IatiOrganisation,
  { lastUpdatedAt, currency }: { lastUpdatedAt: string; currency: string },
): Omit<OrganisationAccount, 'language'> {
  const budgets = budgetsOnce(activities).flatMap(({ activity, cells }) => placed(activity, cells));
  const whole = summed(budgets.map(({ place: _, ...cell }) => cell));
  const places = summed(budgets.filter(({ place }) => place));
  const spent = summed(activities.flatMap(spentCells));
  return {
    lastUpdatedAt,
    currency,
    identifier: publisher.ref ?? '',
    name: publisher.names,
    reportingOrg: publisher,
    budgets: whole.map((cell) => budgetOf(cell, currency)),
    regionBudgets: places.flatMap((cell) => {
      const { place } = cell;
      if (place?.kind !== 'region') return [];
      const { code, vocabulary } = place;
      return { ...budgetOf(cell, currency), region: { code, ...(vocabulary ? { vocabulary } : {}) } };
    }),
    countryBudgets: places.flatMap((cell) =>
      cell.place?.kind === 'country'
        ? { ...budgetOf(cell, currency), country: { code: cell.place.code } }
        : [],
    ),
    expenditures: spent.map((cell) => accounted(cell, currency)),
  };
}

type WithCells = { activity: IatiActivity; cells: Cell[] };

function budgetsOnce(activities: readonly IatiActivity[]): WithCells[] {
  const all = activities.map((activity) => ({ activity, cells: budgetCells(activity) }));
  return all.map(({ activity, cells }) => {
    if (activity.hierarchy !== 1) return { activity, cells };
    const children = new Set(activity.relatedActivities.map(({ ref }) => ref));
    const below = all.filter((each) => children.has(each.activity.identifier)).flatMap((each) => each.cells);
    const own = (year: number) => totalOf(cells, year);
    const isHeld = ({ year }: Cell) => totalOf(below, year) > 0 && own(year) >= totalOf(below, year);
    return {
      activity,
      cells: cells.flatMap((cell) => {
        if (!isHeld(cell)) return cell;
        const left = own(cell.year) - totalOf(below, cell.year);
        return left > 0 && cell === cells.find(({ year }) => year === cell.year)
          ? { ...cell, minor: left }
          : [];
      }),
    };
  });
}

function totalOf(cells: readonly Cell[], year: number): number {
  return cells.reduce((sum, cell) => (cell.year === year ? sum + cell.minor : sum), 0);
}

function budgetCells({ budgets, currency = 'EUR' }: IatiActivity): Cell[] {
  return budgets.flatMap(({ start, end, status, value }) => {
    const of = value?.currency ?? currency;
    const money = value?.amount === undefined ? undefined : fromDecimal(value.amount, of);
    if (!start || !end || !money) return [];
    const isCommitted = status === COMMITTED;
    return [...amountByYear(money.minor, start, end)].map(([year, minor]) => ({
      ...{ year, currency: of, minor, isCommitted },
    }));
  });
}

function spentCells({ transactions, currency = 'EUR' }: IatiActivity): Cell[] {
  return transactions.flatMap(({ type, date, value }) => {
    const of = value?.currency ?? currency;
    const money = value?.amount === undefined ? undefined : fromDecimal(value.amount, of);
    if (!date || !money || !SPENT.includes(type ?? '')) return [];
    return { year: yearOf(date), currency: of, minor: money.minor, isCommitted: true };
  });
}

/** Cells by the places of an activity; without a place where it says none, or several without their shares. */
function placed({ countries, regions }: IatiActivity, cells: readonly Cell[]): Cell[] {
  const places = [
    ...countries.map(({ code, percentage }) => ({ place: { kind: 'country' as const, code }, percentage })),
    ...regions.map(({ code, vocabulary, percentage }) => ({
      place: { kind: 'region' as const, code, ...(vocabulary ? { vocabulary } : {}) },
      percentage,
    })),
  ];
  const shares = places.map(({ percentage }) => (places.length === 1 ? 100 : Number(percentage)));
  if (places.length === 0 || !shares.every((share) => share >= 0)) return [...cells];
  return cells.flatMap((cell) => {
    const parts = allocate(cell.minor, shares);
    return places.map(({ place }, at) => ({ ...cell, minor: parts[at]!, place }));
  });
}

function summed(cells: readonly Cell[]): Cell[] {
  const key = ({ year, currency, place }: Cell) =>
    [place?.kind ?? '', place?.vocabulary ?? '', place?.code ?? '', year, currency].join(' ');
  return [...Map.groupBy(cells, key)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...others]]) => ({
      ...first!,
      minor: others.reduce((sum, { minor }) => sum + minor, first!.minor),
      isCommitted: [first!, ...others].every(({ isCommitted }) => isCommitted),
    }))
    .filter(({ minor }) => minor !== 0);
}

function budgetOf(cell: Cell, currency: string): AccountedBudget {
  return { status: cell.isCommitted ? COMMITTED : INDICATIVE, ...accounted(cell, currency) };
}

function accounted({ year, minor, currency: of }: Cell, currency: string): AccountedAmount {
  const start = firstDayOfYear(year);
  return {
    start,
    end: lastDayOfYear(year),
    value: amountOf({ minor, currency: of }, currency, start),
  };
}
