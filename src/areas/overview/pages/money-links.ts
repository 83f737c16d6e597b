import { paths, withQuery } from '../../../paths.ts';
import { figureHref } from '../../finance/pages/money-links.ts';
import { isCertifiedInPart } from '../rules/spent-before.ts';
import type { Moment } from './asked-day.tsx';

/** What a figure of money is of: `outcome: 'none'` is what no outcome of the programme bears. */
export type MoneyOf = Moment & {
  programmeId: string;
  outcome?: string | undefined;
  year?: string | undefined;
  partner?: string | undefined;
  /** The outcome was removed since: nothing was planned or spent in it, and no list of today knows it. */
  isGone?: true | undefined;
};

/** The lists that add up to the figures of a programme or a part of it, as of the audit number of their day. */
export const moneyLinks = ({ programmeId: id, outcome, year, partner, asOf, isGone }: MoneyOf) => {
  const of = { outcome, year, partner, asof: asOf?.toString() };
  return {
    /** Of an amount of several years, in one of them its part alone. */
    budget: isGone
      ? undefined
      : withQuery(year === undefined ? paths.budget({ id }) : paths.budgetParts({ id }), of),
    /** What was certified before the house joined is no expense: it stands over the list. */
    spent: (cells: readonly { opening: number }[]): string | undefined => {
      if (isGone) return undefined;
      if (!isCertifiedInPart(cells)) return withQuery(paths.expenses(), { programme: id, ...of });
      const at = Object.entries({ outcome, year, partner }).flatMap(([axis, key]) =>
        key === undefined ? [] : [{ axis: axis as 'outcome' | 'year' | 'partner', key }],
      );
      return figureHref('spent', { programmeId: id, at, asOf, isCumulative: false });
    },
    transferred: isGone
      ? undefined
      : withQuery(paths.transactions(), { programme: id, ...of, kind: 'disbursement' }),
  };
};
