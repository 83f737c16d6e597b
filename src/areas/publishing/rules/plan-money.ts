import { isSame } from './canonical.ts';
import type { IatiBudget, IatiTransaction } from './iati-file.ts';
import { type BudgetStep, type Counts, type Listed, type TransactionStep, tally } from './import-plan.ts';
import { keyedList } from './keyed-list.ts';
import { matchRecords } from './match-records.ts';
import { budgetsInOrder, inOrder } from './money-order.ts';
import type { Keys } from './patch.ts';
import { placeBudget, placeTransaction } from './place-money.ts';
import type { PartyRegister } from './register-parties.ts';
import { budgetKey } from './render-money.ts';
import type { BudgetRow, Subject, TransactionRow } from './subject.ts';

/** What both plans are given: the subject as it was, what was published of it, and where notes go. */
export type MoneyPlanning = {
  subject: Pick<Subject, 'kind' | 'id' | 'programmeId'>;
  /** What stands of it. */
  rows: Pick<Subject, 'transactions' | 'budgets'>;
  /** Of amounts that name none. */
  currency: string;
  language: string | undefined;
  path: string;
  parties: PartyRegister;
  keys: Keys;
  newId: () => string;
  counts: Counts;
  list: (entry: Listed) => void;
};

/** Something published before, and its row; without one it could not stand in a table. */
export type KnownTransaction = { row: TransactionRow | undefined; published: IatiTransaction };
export type KnownBudget = { row: BudgetRow | undefined; published: IatiBudget };

/** Which transactions are new, which replace one that stands, and how they stand afterwards. */
export function planTransactions(
  wanted: readonly IatiTransaction[],
  known: readonly KnownTransaction[],
  planning: MoneyPlanning,
): { rows: TransactionRow[]; published: IatiTransaction[]; steps: TransactionStep[] } {
  const matches = matchRecords(wanted, known, { value: ({ published }) => published, keys: transactionKeys });
  const replaced = new Map<string, TransactionRow>();
  const added: TransactionRow[] = [];
  const published: IatiTransaction[] = [];
  const steps: TransactionStep[] = [];
  const keyed = keyedList(planning.keys);
  for (const [at, each] of wanted.entries()) {
    const path = `${planning.path}/transaction[${at + 1}]`;
    const match = matches[at];
    const was = match?.known.row;
    planning.counts.transactions += 1;
    if (was?.computed && !match?.same) {
      planning.list({ path, reason: 'computed-here' });
      planning.counts.unchanged += 1;
      continue;
    }
    tally(planning.counts, match);
    published.push(each);
    if (was && match?.same) {
      keyed(was.key, each);
      continue;
    }
    const placed = placeTransaction(each, planning, planning.parties);
    if ('unplaceable' in placed) {
      planning.list({ path, reason: placed.unplaceable });
      if (was) keyed(was.key, each);
      continue;
    }
    const id = planning.newId();
    const row: TransactionRow = { ...placed.row, id, key: was?.key ?? id, position: was?.position ?? at };
    keyed(row.key, each);
    if (was && sameRow(was, row)) continue;
    if (was) replaced.set(was.id, row);
    else added.push(row);
    steps.push({ ...owner(planning.subject), row, replaces: was?.id });
  }
  const standing = planning.rows.transactions.map((row) => replaced.get(row.id) ?? row);
  return { rows: inOrder([...standing, ...added]), published, steps };
}

/**
 * Budgets come in versions of a whole programme: nothing is written where none changed. `published`, here
 * and below, is what of the file's list is published as the file has it: computed figures are not. The new version holds what the file names, where it names any; the version before it remains to be seen.
 */
export function planBudgets(
  wanted: readonly IatiBudget[],
  known: readonly KnownBudget[],
  planning: MoneyPlanning,
): { rows: BudgetRow[]; published: IatiBudget[]; budgetsChanged: boolean } {
  const matches = matchRecords(wanted, known, { value: ({ published }) => published, keys: budgetKeys });
  const before = planning.rows.budgets;
  const keptHere = before.some(({ computed }) => computed);
  const rows: BudgetRow[] = [];
  const published: IatiBudget[] = [];
  const keyed = keyedList(planning.keys);
  for (const [at, each] of wanted.entries()) {
    const path = `${planning.path}/budget[${at + 1}]`;
    const match = matches[at];
    planning.counts.budgets += 1;
    if (keptHere && !match?.same) {
      planning.list({ path, reason: 'computed-here' });
      planning.counts.unchanged += 1;
      continue;
    }
    tally(planning.counts, match);
    published.push(each);
    const placed = placeBudget(each, planning.currency);
    if ('unplaceable' in placed) planning.list({ path, reason: placed.unplaceable });
    else {
      rows.push(placed.row);
      keyed(budgetKey(placed.row), each);
    }
  }
  if (keptHere || wanted.length === 0) return { rows: [...before], published, budgetsChanged: false };
  const all = budgetsInOrder(rows);
  const changed = !isSame(sortedRows(before), sortedRows(all));
  return { rows: changed ? all : [...before], published, budgetsChanged: changed };
}

/** The new version of each programme's budget of which anything changed. */
export function budgetVersions(planned: readonly { subject: Subject; changed: boolean }[]): BudgetStep[] {
  const byProgramme = Map.groupBy(planned, ({ subject }) => subject.programmeId);
  return [...byProgramme].flatMap(([programmeId, each]) => {
    if (!each.some(({ changed }) => changed)) return [];
    const amounts = each.flatMap(({ subject }) =>
      subject.budgets.map((row) => ({ outcomeId: owner(subject).outcomeId, row })),
    );
    return [{ programmeId, amounts }];
  });
}

const transactionKeys = [
  ({ ref }: IatiTransaction) => ref,
  ({ ref, type, date }: IatiTransaction) => (ref || !date ? undefined : `${type} ${date}`),
  ({ ref, type, value }: IatiTransaction) => (ref || !value?.amount ? undefined : `${type} ${value.amount}`),
];

const budgetKeys = [
  ({ type, start, end }: IatiBudget) => `${type} ${start} ${end}`,
  ({ start, end }: IatiBudget) => `${start} ${end}`,
];

function owner({ kind, id, programmeId }: Pick<Subject, 'kind' | 'id' | 'programmeId'>) {
  return { programmeId, outcomeId: kind === 'outcome' ? id : undefined };
}

function sameRow(a: TransactionRow, b: TransactionRow): boolean {
  const said = ({ id: _id, position: _position, isOwn: _isOwn, description, ...rest }: TransactionRow) => ({
    ...rest,
    description: Object.entries(description)
      .map(([code, { text }]) => [code, text])
      .sort(),
  });
  return isSame(said(a), said(b));
}

function sortedRows(rows: readonly BudgetRow[]): string[] {
  return rows
    .map((row) =>
      JSON.stringify([budgetKey(row), row.amount.minor, row.amount.currency, row.status, row.valueOn]),
    )
    .sort();
}
