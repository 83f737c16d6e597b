import type { Tx } from '../../../db/transaction.ts';
import {
  type PartnerReport,
  reportsOfPartner,
  type WindowRow,
  windowsOf,
} from '../../results/queries/reporting-windows.ts';
import type { PartnerReportRow } from './partner-reports.ts';

/** Periods in which figures are asked of the partner that lie in these days in part: their figures are not in the report. */
export const windowsBeyond = async (
  tx: Tx,
  institute: string,
  { programmeId, partnershipId, fromOn, untilOn }: PartnerReportRow,
): Promise<WindowRow[]> => {
  const windows = await windowsOf(tx, institute, programmeId, [partnershipId]);
  return windows.filter(
    ({ from, until }) => from <= untilOn && until >= fromOn && (from < fromOn || until > untilOn),
  );
};

/** Sheets of figures of these days that came back to the partner. */
export const sheetsReturned = async (
  tx: Tx,
  institute: string,
  { partnershipId, programme, fromOn, untilOn }: PartnerReportRow,
): Promise<PartnerReport[]> => {
  const sheets = await reportsOfPartner(tx, institute, partnershipId);
  return sheets.filter(
    (sheet) =>
      sheet.state === 'returned' &&
      sheet.programme === programme &&
      fromOn <= sheet.until &&
      sheet.until <= untilOn,
  );
};
