import type { FigureQuestion, FigureRow } from '../../../db/figure-question.ts';
import type { Tx } from '../../../db/transaction.ts';
import {
  type CashFigures,
  type CashPosition,
  cashPositions,
  isArrivalKnown,
  type LocalCash,
} from './cash-position.ts';

const inProgrammeCurrency = [
  'sent',
  'unconfirmed',
  'before',
  'opening',
  'used',
  'returned',
  'exchange',
  'left',
] as const;
const inOwnCurrency = ['received', 'used', 'returned', 'left'] as const;

/** What partners hold: in the programme's currency, or told apart by the currencies in which they spend. */
export const cashPositionQuestion: FigureQuestion = {
  name: 'cash-position',
  axes: ['partner', 'currency'],
  most: 2,
  figures: ['sent', 'unconfirmed', 'received', 'before', 'opening', 'used', 'returned', 'exchange', 'left'],
  ask: async (tx: Tx, instituteId, { programmeId, by, asOf, on }) => {
    const positions = await cashPositions(tx, instituteId, { programmeId, asOf, on });
    if (by.includes('currency')) return { rows: localRows(positions, by) };
    return {
      rows: positions.map((position) => ({
        at: { partner: position.partner },
        figures: figuresOf(position),
      })),
      ...(isOfOneCurrency(positions) ? { total: figuresOf(addedUp(positions)) } : {}),
    };
  },
};

const figuresOf = (figures: CashFigures & { currency: string }) =>
  Object.fromEntries(
    inProgrammeCurrency.map((name) => [name, { minor: figures[name], currency: figures.currency }]),
  );

const isOfOneCurrency = (positions: readonly CashPosition[]): boolean =>
  new Set(positions.map(({ currency }) => currency)).size === 1;

const addedUp = (positions: readonly CashPosition[]): CashFigures & { currency: string } => {
  const sum = (name: keyof CashFigures) => positions.reduce((total, each) => total + each[name], 0);
  const [unconfirmed, exchange] = [sum('unconfirmed'), sum('exchange')];
  const flows = {
    sent: sum('sent'),
    before: sum('before'),
    opening: sum('opening'),
    used: sum('used'),
    returned: sum('returned'),
    left: sum('left'),
  };
  return { ...flows, unconfirmed, exchange, currency: positions[0]?.currency ?? 'EUR' };
};

/** Amounts of one currency add up; where partners are not told apart, those of all of them. */
const localRows = (positions: readonly CashPosition[], by: readonly string[]): FigureRow[] => {
  const all = positions.flatMap(({ partner, local }) =>
    local.map((cash) => ({ partner: by.includes('partner') ? partner : null, cash })),
  );
  const groups = Map.groupBy(all, ({ partner, cash }) => JSON.stringify([cash.currency, partner]));
  return [...groups.values()].map((list) => {
    const [{ partner, cash }] = list as [(typeof all)[number]];
    const sum = (name: keyof Omit<LocalCash, 'currency'>) =>
      list.reduce((total, each) => total + each.cash[name], 0);
    const { currency } = cash;
    const isKnown = list.every((each) => isArrivalKnown(each.cash));
    const figureOf = (name: (typeof inOwnCurrency)[number]) =>
      name === 'left' && !isKnown ? null : { minor: sum(name), currency };
    return {
      at: Object.fromEntries(by.map((axis) => [axis, axis === 'currency' ? currency : partner])),
      figures: Object.fromEntries(inOwnCurrency.map((name) => [name, figureOf(name)])),
    };
  });
};
