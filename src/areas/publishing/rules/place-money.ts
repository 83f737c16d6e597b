import { roundDecimal } from '../../../kernel/decimal.ts';
import { fromDecimal, type Money, minorDigits } from '../../../kernel/money.ts';
import type { IatiActivity, IatiAmount, IatiBudget, IatiTransaction } from './iati-file.ts';
import { fromPublished } from './language-text.ts';
import type { PartyRegister } from './register-parties.ts';
import type { BudgetRow, TransactionRow } from './subject.ts';
import { kindOfCode } from './transaction-kind.ts';

const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 300;
const LONGEST_CODE = 10;

/** Why a record of a publication cannot stand in a table of Relais; it is kept and published as it is. */
export type Unplaceable =
  | 'no-amount'
  | 'no-date'
  | 'unknown-code'
  | 'period-upside-down'
  | 'says-nothing'
  | 'unclear-breakdown'
  | 'repeated-period'
  | 'repeated-baseline'
  | 'repeated-target'
  | 'no-such-category'
  | 'too-many';

export type Placed<R> = { row: R } | { unplaceable: Unplaceable };

/** The transaction as a row, without its place in a list; amounts finer than the currency are rounded half away from zero. */
export function placeTransaction(
  published: IatiTransaction,
  { language, currency }: { language: string | undefined; currency: string },
  parties: PartyRegister,
): Placed<Omit<TransactionRow, 'id' | 'key' | 'position'>> {
  const kind = kindOfCode(published.type);
  if (!kind) return { unplaceable: 'unknown-code' };
  const on = published.date ?? published.value?.valueDate;
  if (!on) return { unplaceable: 'no-date' };
  const amount = placeAmount(published.value, currency);
  if (!amount) return { unplaceable: 'no-amount' };
  return {
    row: {
      kind,
      reference: lineOf(published.ref),
      on,
      valueOn: published.value?.valueDate,
      amount,
      description: fromPublished(published.description, language, LONGEST_TEXT),
      providerId: parties.idOf(published.provider),
      providerActivityRef: lineOf(published.provider?.activityId),
      receiverId: parties.idOf(published.receiver),
      receiverActivityRef: lineOf(published.receiver?.activityId),
      computed: false,
    },
  };
}

/** The budget of a period as a row. */
export function placeBudget(published: IatiBudget, currency: string): Placed<BudgetRow> {
  const { start: from, end: until } = published;
  if (!from || !until) return { unplaceable: 'no-date' };
  if (until < from) return { unplaceable: 'period-upside-down' };
  const amount = placeAmount(published.value, currency);
  if (!amount) return { unplaceable: 'no-amount' };
  const row: BudgetRow = {
    from,
    until,
    amount,
    type: codeOf(published.type),
    status: codeOf(published.status),
    valueOn: published.value?.valueDate,
    computed: false,
  };
  return { row };
}

/** The currency that amounts of an activity are in where they name none. */
export function currencyOf({ currency }: Pick<IatiActivity, 'currency'>, otherwise: string): string {
  return isCurrency(currency) ? currency : otherwise;
}

function placeAmount(value: IatiAmount | undefined, currency: string): Money | undefined {
  if (value?.amount === undefined) return undefined;
  const named = value.currency ?? currency;
  if (!isCurrency(named)) return undefined;
  return fromDecimal(roundDecimal(value.amount, minorDigits(named)), named);
}

export function isCurrency(code: string | undefined): code is string {
  return code !== undefined && /^[A-Z]{3}$/.test(code);
}

function lineOf(text: string | undefined): string | undefined {
  return text && text.length <= LONGEST_LINE ? text : undefined;
}

function codeOf(code: string | undefined): string | undefined {
  return code && code.length <= LONGEST_CODE ? code : undefined;
}
