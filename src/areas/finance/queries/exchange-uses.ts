import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { convert } from '../../../kernel/money.ts';
import { rateBetween, rateOfAmounts } from '../rules/exact-rate.ts';
import type { ExchangeUse } from '../rules/exchange-rules.ts';
import { type ExchangeFacts, exchangeFacts } from './exchange-facts.ts';

/** An expense as it was converted, and what of it transfers bear and what that cost. */
type Converted = {
  id: string;
  partnershipId: string | null;
  day: CalendarDay;
  paid: number;
  paidCurrency: string;
  rate: string;
  minor: number;
  currency: string;
  borne: number;
  cost: number;
};

/** How each expense in another currency was converted and how its method would have, by expense; one query. */
export const exchangeUses = async (
  tx: Tx,
  instituteId: string,
  rows: readonly Converted[],
): Promise<ReadonlyMap<string, ExchangeUse>> => {
  const foreign = rows.filter(({ paidCurrency, currency }) => paidCurrency !== currency);
  const facts = await exchangeFacts(
    tx,
    instituteId,
    foreign.map(({ partnershipId, day, paidCurrency, currency }) => ({
      partnershipId,
      day,
      currency: paidCurrency,
      to: currency,
    })),
  );
  return new Map(
    foreign.map((row, at) => [
      row.id,
      {
        method: facts[at]?.method ?? null,
        used: { minor: row.minor, rate: row.rate },
        due: facts[at] ? dueOf(facts[at], row) : null,
      },
    ]),
  );
};

const dueOf = ({ method, perEuro, perEuroTo }: ExchangeFacts, row: Converted): ExchangeUse['due'] => {
  const paid = { minor: row.paid, currency: row.paidCurrency };
  if (method === 'transfer_fifo' || method === 'transfer_weighted') {
    const rate = rateOfAmounts(paid, { minor: row.cost, currency: row.currency });
    return row.borne === row.paid && rate ? { minor: row.cost, rate } : null;
  }
  const rate = perEuro && perEuroTo && rateBetween(perEuro, perEuroTo);
  if (!rate) return null;
  try {
    return { minor: convert(paid, rate, row.currency).minor, rate };
  } catch {
    return null;
  }
};
