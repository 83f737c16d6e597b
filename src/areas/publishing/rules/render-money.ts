import { canonicalDecimal } from '../../../kernel/decimal.ts';
import { type Money, toDecimal } from '../../../kernel/money.ts';
import type { IatiAmount, IatiBudget, IatiParty, IatiTransaction } from './iati-file.ts';
import { keyedList, present } from './keyed-list.ts';
import { toPublished } from './language-text.ts';
import type { Keys } from './patch.ts';
import { partyOf, publisherOf } from './render-parties.ts';
import type { BudgetRow, Subject, Surroundings, TransactionRow } from './subject.ts';
import { codeOfKind } from './transaction-kind.ts';

const COMMITTED = '2';
const ORIGINAL = '1';

/** The transactions of a programme or outcome in their order. */
export function renderTransactions(subject: Subject, around: Surroundings, keys: Keys): IatiTransaction[] {
  const keyed = keyedList(keys);
  return subject.transactions.map((row) => keyed(row.key, renderTransaction(row, subject, around)));
}

/** The budgets of a programme or outcome in their order. */
export function renderBudgets(subject: Subject, keys: Keys): IatiBudget[] {
  const keyed = keyedList(keys);
  return subject.budgets.map((row) => keyed(budgetKey(row), renderBudget(row, subject.currency)));
}

/** One transaction; its value date is its own day where none was given. */
function renderTransaction(
  row: TransactionRow,
  { title, currency, identifier }: Pick<Subject, 'title' | 'currency' | 'identifier'>,
  around: Surroundings,
): IatiTransaction {
  const party = (id: string | undefined, activityId: string | undefined): IatiParty | undefined => {
    const organisation = id === undefined ? undefined : around.organisations.get(id);
    if (!organisation && activityId === undefined) return undefined;
    const named = organisation ? partyOf(organisation, title) : { names: {} };
    return present({ ...named, activityId }) as IatiParty;
  };
  const institute = present({ ...publisherOf(around), activityId: identifier ?? undefined }) as IatiParty;
  return present({
    ref: row.reference,
    type: codeOfKind(row.kind),
    date: row.on,
    value: amountOf(row.amount, currency, row.valueOn ?? row.on),
    description: toPublished(row.description),
    provider:
      party(row.providerId, row.providerActivityRef) ?? (row.isOwn || row.computed ? institute : undefined),
    receiver: party(row.receiverId, row.receiverActivityRef),
  }) as IatiTransaction;
}

/** A budget is known by its period and type: its rows are new with every version. */
export const budgetKey = ({ from, until, type }: BudgetRow): string => `${from} ${until} ${type ?? ORIGINAL}`;

function renderBudget(row: BudgetRow, currency: string): IatiBudget {
  return {
    type: row.type ?? ORIGINAL,
    status: row.status ?? COMMITTED,
    start: row.from,
    end: row.until,
    value: amountOf(row.amount, currency, row.valueOn ?? row.from),
  };
}

/** An amount as it is published: its shortest decimal, its currency where that is not the usual one. */
export function amountOf(amount: Money, currency: string, valueDate: string): IatiAmount {
  const decimal = canonicalDecimal(toDecimal(amount));
  return present({
    valueDate,
    currency: amount.currency === currency ? undefined : amount.currency,
    amount: decimal,
  }) as IatiAmount;
}
