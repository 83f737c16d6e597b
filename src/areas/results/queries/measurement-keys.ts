import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { type MeasuredPlace, placeOfMeasurement } from '../rules/measured-place.ts';
import { cellInForce } from './cell-in-force.ts';
import { inSeries } from './since-series.ts';

export type StandingMeasurement = {
  measurementId: string;
  indicatorId: string;
  partnershipId: string | null;
  from: string;
  until: string;
  country: string | null;
  /** In the definition in force. */
  breakdown: Cell;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
};

/** What makes two measurements one: the same place and cell. */
export const keyOfMeasurement = (measured: MeasuredPlace & { breakdown: unknown }): string =>
  JSON.stringify([placeOfMeasurement(measured), keyOfCell(measured.breakdown as Cell)]);

type Narrowed = {
  /** Where it is not the one in force. */
  versionId?: string | undefined;
  days?: { from: string; until: string } | undefined;
};

/**
 * The measurements of these indicators that stand now, each in its cell of the definition in force; only those that compare
 * with it, or with the version that is named, as under another meaning the same period is measured anew.
 */
export const standingMeasurements = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  { versionId, days }: Narrowed = {},
): Promise<StandingMeasurement[]> => {
  if (indicatorIds.length === 0) return [];
  const query = tx
    .selectFrom('measurements as m')
    .select([
      'measurement_id as measurementId',
      'indicator_id as indicatorId',
      'partnership_id as partnershipId',
      'from_on as from',
      'until_on as until',
      'country',
      'value',
      'numerator',
      'denominator',
    ])
    .select(cellInForce('m').as('breakdown'))
    .where('institute_id', '=', instituteId)
    .where('indicator_id', 'in', [...indicatorIds])
    .where('ended_by_no', 'is', null)
    .where(inSeries('m', { versionId }));
  if (!days) return query.execute();
  return query.where(sql<boolean>`m.until_on = ${days.until} and m.from_on = ${days.from}`).execute();
};
