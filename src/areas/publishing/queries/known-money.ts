import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { budgetInForce } from '../../finance/queries/budget-amounts.ts';
import { budgetsInOrder, inOrder } from '../rules/money-order.ts';
import type { BudgetRow, TransactionRow } from '../rules/subject.ts';

type OfOutcome<R> = R & { outcomeId: string | null };

/** Standing transactions of a programme and its outcomes; each keeps the key of the first that it corrects. */
export const knownTransactions = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<OfOutcome<TransactionRow>[]> => {
  const rows = await tx
    .selectFrom('transactions as t')
    .leftJoin('partnerships as p', (join) =>
      join.onRef('p.institute_id', '=', 't.institute_id').onRef('p.id', '=', 't.partnership_id'),
    )
    .select([
      't.id',
      't.outcome_id as outcomeId',
      't.kind',
      't.reference',
      't.on_day as on',
      't.value_on as valueOn',
      't.amount_minor as minor',
      't.currency',
      sql<Localized>`t.description`.as('description'),
      't.provider_id as providerId',
      't.provider_activity_ref as providerActivityRef',
      't.receiver_id as receiverId',
      't.receiver_activity_ref as receiverActivityRef',
      'p.organisation_id as partnerId',
      't.position',
    ])
    .where('t.institute_id', '=', instituteId)
    .where('t.programme_id', '=', programmeId)
    .where('t.ended_by_no', 'is', null)
    .execute();
  const first = await firstOfEach(tx, instituteId, programmeId);
  const known = rows.map(
    ({ minor, currency, partnerId, ...row }): OfOutcome<TransactionRow> => ({
      ...row,
      key: first(row.id),
      reference: row.reference ?? undefined,
      valueOn: row.valueOn ?? undefined,
      amount: { minor, currency },
      providerId: row.providerId ?? undefined,
      providerActivityRef: row.providerActivityRef ?? undefined,
      receiverId: row.receiverId ?? partnerId ?? undefined,
      receiverActivityRef: row.receiverActivityRef ?? undefined,
      isOwn: partnerId !== null,
      computed: false,
    }),
  );
  return inOrder(known);
};

const firstOfEach = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<(id: string) => string> => {
  const corrections = await tx
    .selectFrom('transactions')
    .select(['id', 'replaces_id'])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .where('replaces_id', 'is not', null)
    .execute();
  const before = new Map(corrections.map(({ id, replaces_id }) => [id, replaces_id as string]));
  return (id) => {
    let first = id;
    for (let earlier = before.get(first); earlier !== undefined; earlier = before.get(first)) first = earlier;
    return first;
  };
};

/**
 * The budget in force, by outcome and period: a version that was imported as it came, one that is kept in Relais as
 * sums over its lines and headings.
 */
export const knownBudgets = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<OfOutcome<BudgetRow>[]> => {
  const { version, amounts } = await budgetInForce(tx, instituteId, programmeId);
  if (!version) return [];
  const rows = amounts.map(
    (each): OfOutcome<BudgetRow> => ({
      outcomeId: each.outcomeId,
      from: each.from,
      until: each.until,
      type: each.iatiType ?? undefined,
      status: each.iatiStatus ?? undefined,
      valueOn: each.valueOn ?? undefined,
      amount: { minor: each.minor, currency: each.currency },
      computed: version.kind !== 'imported',
    }),
  );
  return version.kind === 'imported'
    ? budgetsInOrder(rows)
    : summed(rows, version.kind === 'amended' ? REVISED : ORIGINAL);
};

const ORIGINAL = '1';
const REVISED = '2';

const summed = (rows: readonly OfOutcome<BudgetRow>[], type: string): OfOutcome<BudgetRow>[] => {
  const cells = Map.groupBy(rows, ({ outcomeId, from, until, amount }) =>
    [from, until, outcomeId ?? '', amount.currency].join(' '),
  );
  return [...cells.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...others]]) => ({
      ...first!,
      type,
      amount: {
        currency: first!.amount.currency,
        minor: others.reduce((sum, { amount }) => sum + amount.minor, first!.amount.minor),
      },
    }));
};
