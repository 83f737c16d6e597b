import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { convert, type Money } from '../../../kernel/money.ts';
import { type ExchangeFacts, exchangeFacts } from '../queries/exchange-facts.ts';
import { openLayers, type Purse, purseKey } from '../queries/transfer-layers.ts';
import { rateBetween, rateOfAmounts } from '../rules/exact-rate.ts';
import type { ExpenseContext } from '../rules/expense-draft.ts';
import type { ExpenseInput } from '../rules/expense-input.ts';
import { drawFrom, type TransferLayer } from '../rules/transfer-layers.ts';
import { orderOf } from './use-transfers.ts';

/**
 * The same expenses with the rate of the method that is declared for them, where a rate is needed and none was typed.
 * Where the method has none (no rate of the month, nothing received that bears it) it stays missing, and is asked for.
 */
export const applyDeclaredRates = async (
  { tx, chain }: Writing,
  context: ExpenseContext,
  inputs: readonly ExpenseInput[],
): Promise<ExpenseInput[]> => {
  const wanted = inputs.map((input) => wantedOf(context, input));
  if (!inputs.some((input, at) => !input.rate && wanted[at])) return [...inputs];
  const foreign = wanted.flatMap((each) => each ?? []);
  const facts = await exchangeFacts(tx, chain, foreign);
  const purses = new Map<string, TransferLayer[]>();
  const rated: ExpenseInput[] = [];
  let no = 0;
  for (const [at, input] of inputs.entries()) {
    const place = wanted[at];
    const fact = place && facts[no++];
    const drawn = place?.partnershipId
      ? await drawnFrom(purses, place as Purse, { tx, chain, fact, input })
      : undefined;
    const rate =
      place && fact && !input.rate ? declaredRate(fact, input, { to: place.to, cost: drawn }) : undefined;
    rated.push(rate ? { ...input, ...rate } : input);
  }
  return rated;
};

const wantedOf = (context: ExpenseContext, input: ExpenseInput) => {
  const activity = input.activityId ? context.activities.get(input.activityId) : undefined;
  const outcomeId = input.outcomeId ?? activity?.outcomeId;
  const programmeId = (outcomeId && context.outcomes.get(outcomeId)?.programmeId) || input.programmeId;
  const to = programmeId && context.programmes.get(programmeId)?.currency;
  if (!to || to === input.amount.currency) return undefined;
  const partnershipId = input.partnershipId ?? activity?.partnershipId ?? null;
  return { partnershipId, day: input.paidOn as CalendarDay, currency: input.amount.currency, to };
};

type Drawing = Pick<Writing, 'tx' | 'chain'> & { fact: ExchangeFacts | undefined; input: ExpenseInput };

/** What the payment cost by the transfers that bear it; undefined where they do not bear all of it. */
const drawnFrom = async (
  purses: Map<string, TransferLayer[]>,
  purse: Purse,
  { tx, chain, fact, input }: Drawing,
): Promise<number | undefined> => {
  const layers = purses.get(purseKey(purse)) ?? (await openLayers(tx, chain, purse));
  const drawn = drawFrom(layers, input.amount.minor, orderOf(fact?.method));
  purses.set(purseKey(purse), drawn.layers);
  return drawn.uncovered === 0 ? drawn.uses.reduce((sum, { cost }) => sum + cost, 0) : undefined;
};

type Found = { to: string; cost: number | undefined };

const declaredRate = ({ method, ...facts }: ExchangeFacts, input: ExpenseInput, { to, cost }: Found) => {
  if (method === 'transfer_fifo' || method === 'transfer_weighted') {
    const rate = cost === undefined ? undefined : rateOfAmounts(input.amount, { minor: cost, currency: to });
    return rate && { rate, rateSource: method, rateOn: input.paidOn };
  }
  const rate = facts.perEuro && facts.perEuroTo && rateBetween(facts.perEuro, facts.perEuroTo);
  if (!rate || !isCountable(input.amount, rate, to)) return undefined;
  return {
    rate,
    rateSource: method === 'month' ? 'InforEuro' : 'ECB',
    rateOn: facts.rateOn ?? input.paidOn,
  };
};

const isCountable = (amount: Money, rate: string, to: string): boolean => {
  try {
    return convert(amount, rate, to).minor > 0;
  } catch {
    return false;
  }
};
