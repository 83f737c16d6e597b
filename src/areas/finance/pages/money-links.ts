import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { BudgetPartKind } from '../queries/budget-parts.ts';
import type { JudgedKind } from '../queries/judged-rows.ts';
import { isTime, type MoneyAxis } from '../rules/money-axes.ts';
import type { MoneyField } from '../rules/money-roll-up.ts';
import { lastDayOfPeriod } from '../rules/period-months.ts';

/** One figure: of which programme, at which keys of which axes, as of which audit number. */
export type FigurePlace = {
  programmeId: string;
  at: readonly { axis: MoneyAxis; key: string }[];
  asOf: number | undefined;
  /** The day after whose month a forecast begins, where it is not today. */
  on?: CalendarDay | undefined;
  /** A running total holds every period until its own. */
  isCumulative: boolean;
};

/** The list under which exactly the entries of a figure stand. */
export const figureHref = (field: MoneyField, place: FigurePlace): string => {
  const { programmeId: id, at, asOf, isCumulative } = place;
  const then = asOf === undefined ? {} : { asof: String(asOf) };
  const keys = Object.fromEntries(at.map(({ axis, key }) => [axis, key]));
  switch (field) {
    case 'chargeable':
      return judgedHref('charged', place);
    case 'spent':
      return judgedHref('spent', place);
    case 'forecast':
      return partsHref('forecast', place);
    case 'budget':
      return at.some(({ axis }) => isTime(axis))
        ? partsHref('budget', place)
        : withQuery(paths.budget({ id }), { ...keys, ...then });
    case 'opening':
      return withQuery(paths.openingBalances({ id }), { ...keys, ...untilOn(place), ...then });
    case 'recorded':
    case 'expenses':
      return isCumulative
        ? judgedHref('recorded', place)
        : withQuery(paths.expenses(), { programme: id, ...then, ...expenseFilter(place) });
    case 'transferred':
    case 'committed':
    case 'published':
      return withQuery(paths.transactions(), {
        programme: id,
        ...then,
        kind: transactionKind[field],
        ...transactionFilter(place),
      });
  }
};

const untilOn = ({ at, isCumulative }: FigurePlace): { until?: 'on' } =>
  isCumulative && at.some(({ axis }) => isTime(axis)) ? { until: 'on' } : {};

const listHref = (list: string, more: Record<string, string>, place: FigurePlace): string =>
  withQuery(list, {
    ...more,
    ...Object.fromEntries(place.at.map(({ axis, key }) => [axis, key])),
    ...untilOn(place),
    ...(place.asOf === undefined ? {} : { asof: String(place.asOf) }),
  });

const judgedHref = (what: JudgedKind, place: FigurePlace): string =>
  listHref(paths.judgedExpenses({ id: place.programmeId }), what === 'charged' ? {} : { what }, place);

/** What one rule keeps back of everything. */
export const keptHref = (programmeId: string, rule: string, asOf: number | undefined): string =>
  withQuery(paths.judgedExpenses({ id: programmeId }), {
    what: 'kept',
    rule,
    ...(asOf === undefined ? {} : { asof: String(asOf) }),
  });

/** A budget amount of several periods stands in each with its part; what is to come depends on the day. */
const partsHref = (what: BudgetPartKind, place: FigurePlace): string =>
  listHref(
    paths.budgetParts({ id: place.programmeId }),
    what === 'budget' ? {} : { what, ...(place.on ? { day: place.on } : {}) },
    place,
  );

const transactionKind = {
  transferred: 'disbursement',
  committed: 'outgoing_commitment',
  published: 'expenditure',
} as const;

const expenseFilter = ({ at }: FigurePlace): Record<string, string> =>
  Object.assign(
    {},
    ...at.map(({ axis, key }) => {
      const isOfBlock = axis === 'outcome' || axis === 'line';
      if (isOfBlock && key === 'management') return { block: key };
      if (isOfBlock && key === 'unplaced') return { block: 'operational', [axis]: 'none' };
      return { [axis]: key };
    }),
  );

const transactionFilter = ({ at, isCumulative }: FigurePlace): Record<string, string> =>
  Object.fromEntries(
    at.map(({ axis, key }) => {
      if (isCumulative && isTime(axis)) return ['until', lastDayOfPeriod(key) ?? key];
      return [axis, key === 'unplaced' ? 'none' : key];
    }),
  );
