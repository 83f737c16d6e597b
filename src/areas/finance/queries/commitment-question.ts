import { sql } from 'kysely';
import type { FigureQuestion, FigureRow } from '../../../db/figure-question.ts';
import type { Tx } from '../../../db/transaction.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';
import { planByYear } from '../rules/planned-transfer.ts';
import { type PlannedTransferRow, plannedTransfers } from './planned-transfers.ts';

/**
 * What the institute committed itself to pay partners in a programme: planned, approved and paid, in the currency of
 * each agreement, so that currencies are told apart whatever is asked; what an agreement names in all only beside a whole
 * agreement.
 */
export const commitmentQuestion: FigureQuestion = {
  name: 'commitments',
  axes: ['partner', 'agreement', 'year', 'currency'],
  most: 2,
  figures: ['agreed', 'planned', 'approved', 'paid'],
  ask: async (tx, instituteId, { programmeId, by, asOf }) => {
    const transfers = await plannedTransfers(tx, instituteId, { programmeId, asOf }, null);
    const isWhole = by.includes('agreement') && !by.includes('year');
    const agreed = isWhole ? await agreedAmounts(tx, instituteId, transfers, asOf) : new Map();
    const placed = transfers.map((transfer) => ({ transfer, at: placeOf(transfer, by) }));
    const groups = Map.groupBy(placed, ({ transfer, at }) => JSON.stringify([at, transfer.currency]));
    return {
      rows: [...groups]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, list]) =>
          rowOf(
            list[0]!.at,
            list.map(({ transfer }) => transfer),
            agreed,
          ),
        ),
    };
  },
};

const placeOf = ({ partner, agreement, dueOn, currency }: PlannedTransferRow, by: readonly string[]) => {
  const at: Record<string, string> = { partner, agreement, year: String(yearOf(dueOn)), currency };
  return Object.fromEntries(by.map((axis) => [axis, at[axis] ?? null]));
};

const rowOf = (
  at: FigureRow['at'],
  transfers: readonly PlannedTransferRow[],
  agreed: ReadonlyMap<string, number | null>,
): FigureRow => {
  const [{ agreementId, currency }] = transfers as [PlannedTransferRow];
  const years = planByYear(transfers);
  const sum = (of: 'planned' | 'approved' | 'paid') => ({
    minor: years.reduce((total, year) => total + year[of], 0),
    currency,
  });
  const minor = agreed.get(agreementId) ?? null;
  return {
    at,
    figures: {
      agreed: minor === null ? null : { minor, currency },
      planned: sum('planned'),
      approved: sum('approved'),
      paid: sum('paid'),
    },
  };
};

const agreedAmounts = async (
  tx: Tx,
  instituteId: string,
  transfers: readonly PlannedTransferRow[],
  asOf: number | undefined,
): Promise<Map<string, number | null>> => {
  const ids = [...new Set(transfers.map(({ agreementId }) => agreementId))];
  const { rows } = await sql<{ id: string; minor: number | null }>`
    select a.id, a.amount_minor as minor from ${agreementsAsAmended(instituteId, asOf)} a
     where a.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, minor }) => [id, minor]));
};
