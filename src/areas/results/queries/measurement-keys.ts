import type { Tx } from '../../../db/transaction.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { cellInForce } from './cell-in-force.ts';
import { inSeries } from './since-series.ts';

type Keyed = {
  indicatorId: string;
  partnershipId?: string | null | undefined;
  from: string;
  until: string;
  breakdown: unknown;
  country?: string | null | undefined;
};

/** What makes two measurements one: the same indicator, partner, country, period and cell. */
export const keyOfMeasurement = (measured: Keyed): string => {
  const { indicatorId, partnershipId, from, until, breakdown, country } = measured;
  const cell = keyOfCell(breakdown as Cell);
  return JSON.stringify([indicatorId, partnershipId ?? null, country ?? null, from, until, cell]);
};

/**
 * The keys of all measurements of these indicators that stand now, each in its cell of the definition in force; only those
 * that compare with it, or with the version that is named, as under another meaning the same period is measured anew.
 */
export const standingMeasurementKeys = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  versionId?: string,
): Promise<Set<string>> => {
  if (indicatorIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('measurements as m')
    .select([
      'indicator_id as indicatorId',
      'partnership_id as partnershipId',
      'from_on as from',
      'until_on as until',
      'country',
    ])
    .select(cellInForce('m').as('breakdown'))
    .where('institute_id', '=', instituteId)
    .where('indicator_id', 'in', [...indicatorIds])
    .where('ended_by_no', 'is', null)
    .where(inSeries('m', versionId))
    .execute();
  return new Set(rows.map(keyOfMeasurement));
};
