import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { driftedFigures } from '../queries/drifted-figures.ts';
import type { MeasurementDetail } from '../queries/measurements.ts';
import { mayReadFeeds } from '../rules/result-permissions.ts';
import { instituteOf } from './address.ts';

/** What records say since of these figures; nothing is asked where none was confirmed against any, or the reader has no part in them. */
export const driftedOf = (page: Page, tx: Tx, rows: readonly MeasurementDetail[]) => {
  const fed = rows.filter(({ isFed, endedByNo }) => isFed && endedByNo === null);
  return driftedFigures(
    tx,
    instituteOf(page),
    mayReadFeeds(page.actor) === true ? fed.map(({ rowId }) => rowId) : [],
  );
};
