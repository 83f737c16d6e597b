import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { newestBudgetVersion } from '../../finance/queries/budget-versions.ts';
import { inOrder } from '../rules/plan-money.ts';
import type { BudgetRow, TransactionRow } from '../rules/subject.ts';

type OfOutcome<R> = R & { outcomeId: string | null };

/** Standing transactions of a programme and its outcomes; each keeps the key of the first that it corrects. */
export const knownTransactions = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<OfOutcome<TransactionRow>[]> => {
  const rows = await tx
    .selectFrom('transactions')
    .select([
      'id',
      'outcome_id as outcomeId',
      'kind',
      'reference',
      sql<CalendarDay>`on_day`.as('on'),
      sql<CalendarDay | null>`value_on`.as('valueOn'),
      'amount_minor as minor',
      'currency',
      sql<Localized>`description`.as('description'),
      'provider_id as providerId',
      'provider_activity_ref as providerActivityRef',
      'receiver_id as receiverId',
      'receiver_activity_ref as receiverActivityRef',
      'position',
    ])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .where('ended_by_no', 'is', null)
    .execute();
  const first = await firstOfEach(tx, instituteId, programmeId);
  const known = rows.map(
    ({ minor, currency, ...row }): OfOutcome<TransactionRow> => ({
      ...row,
      key: first(row.id),
      reference: row.reference ?? undefined,
      valueOn: row.valueOn ?? undefined,
      amount: { minor, currency },
      providerId: row.providerId ?? undefined,
      providerActivityRef: row.providerActivityRef ?? undefined,
      receiverId: row.receiverId ?? undefined,
      receiverActivityRef: row.receiverActivityRef ?? undefined,
      computed: false,
    }),
  );
  return inOrder(known) as OfOutcome<TransactionRow>[];
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
  const version = await newestBudgetVersion(tx, instituteId, programmeId);
  if (!version) return [];
  const amounts = await tx
    .selectFrom('budget_amounts')
    .select([
      'outcome_id as outcomeId',
      sql<CalendarDay>`from_on`.as('from'),
      sql<CalendarDay>`until_on`.as('until'),
      'amount_minor as minor',
      'currency',
      'iati_type as type',
      'iati_status as status',
      sql<CalendarDay | null>`value_on`.as('valueOn'),
    ])
    .where('institute_id', '=', instituteId)
    .where('budget_version_id', '=', version.id)
    .where('ended_by_no', 'is', null)
    .orderBy('id')
    .execute();
  const rows = amounts.map(
    ({ minor, currency, ...row }): OfOutcome<BudgetRow> => ({
      ...row,
      type: row.type ?? undefined,
      status: row.status ?? undefined,
      valueOn: row.valueOn ?? undefined,
      amount: { minor, currency },
      computed: version.kind !== 'imported',
    }),
  );
  return version.kind === 'imported' ? rows : summed(rows, version.kind === 'amended' ? REVISED : ORIGINAL);
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
