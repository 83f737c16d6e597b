import { paths, withQuery } from '../../../paths.ts';
import type { JudgedKind } from '../queries/judged-rows.ts';
import type { MoneyAxis } from '../rules/money-axes.ts';
import type { MoneyField } from '../rules/money-roll-up.ts';

/** One figure: of which programme, at which keys of which axes, as of which audit number. */
export type FigurePlace = {
  programmeId: string;
  at: readonly { axis: MoneyAxis; key: string }[];
  asOf: number | undefined;
  /** A running total holds every period until its own; only the list of judged expenses shows just that. */
  isCumulative: boolean;
};

/** The list under which exactly the entries of a figure stand; none for a figure that is made of two kinds. */
export const figureHref = (field: MoneyField, place: FigurePlace): string | undefined => {
  if (field === 'chargeable') return judgedHref('charged', place);
  if (place.isCumulative) return field === 'recorded' ? judgedHref('recorded', place) : undefined;
  const asOf = place.asOf === undefined ? {} : { asof: String(place.asOf) };
  const programme = { programme: place.programmeId, ...asOf };
  switch (field) {
    case 'budget':
      return withQuery(paths.budget({ id: place.programmeId }), { ...budgetFilter(place), ...asOf });
    case 'opening':
      return withQuery(paths.openingBalances({ id: place.programmeId }), {
        ...Object.fromEntries(place.at.map(({ axis, key }) => [axis, key])),
        ...asOf,
      });
    case 'recorded':
      return withQuery(paths.expenses(), { ...programme, ...expenseFilter(place) });
    case 'transferred':
    case 'committed':
    case 'published':
      return withQuery(paths.transactions(), {
        ...programme,
        kind: transactionKind[field],
        ...transactionFilter(place),
      });
    default:
      return undefined;
  }
};

const judgedHref = (what: JudgedKind, { programmeId, at, asOf, isCumulative }: FigurePlace): string =>
  withQuery(paths.judgedExpenses({ id: programmeId }), {
    ...(what === 'charged' ? {} : { what }),
    ...Object.fromEntries(at.map(({ axis, key }) => [axis, key])),
    ...(isCumulative ? { until: 'on' } : {}),
    ...(asOf === undefined ? {} : { asof: String(asOf) }),
  });

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

/** A month or quarter of a budget amount is its share of a longer period: the amounts of that year stand behind it. */
const budgetFilter = ({ at }: FigurePlace): Record<string, string> =>
  Object.fromEntries(
    at.map(({ axis, key }) =>
      axis === 'month' || axis === 'quarter' ? ['year', key.slice(0, 4)] : [axis, key],
    ),
  );

const transactionFilter = ({ at }: FigurePlace): Record<string, string> =>
  Object.fromEntries(at.map(({ axis, key }) => [axis, key === 'unplaced' ? 'none' : key]));
