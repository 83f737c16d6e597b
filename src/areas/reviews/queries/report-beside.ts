import type { Tx } from '../../../db/transaction.ts';
import {
  type PartnerReport,
  reportsOfPartner,
  type WindowRow,
  windowsOf,
} from '../../results/queries/reporting-windows.ts';
import { endsAfterReport, liesInReport } from '../rules/window-of-report.ts';
import type { PartnerReportRow } from './partner-reports.ts';

type Told = Pick<PartnerReportRow, 'programmeId' | 'programme' | 'partnershipId' | 'fromOn' | 'untilOn'> & {
  /** The entry number as of which the report is shown; undefined for this moment. */
  asOf?: number | undefined;
};

/** Periods in which figures are asked of the partner for some of these days, and which end later: their figures are not in the report. */
export const windowsBeyond = async (tx: Tx, institute: string, report: Told): Promise<WindowRow[]> => {
  const windows = await windowsOf(tx, institute, report.programmeId, [report.partnershipId], report.asOf);
  return windows.filter((window) => endsAfterReport(window, report));
};

/** Sheets of figures of these days that came back to the partner. */
export const sheetsReturned = async (tx: Tx, institute: string, report: Told): Promise<PartnerReport[]> => {
  const sheets = await reportsOfPartner(tx, institute, report.partnershipId, report.asOf);
  return sheets.filter(
    (sheet) =>
      sheet.state === 'returned' && sheet.programme === report.programme && liesInReport(sheet, report),
  );
};
