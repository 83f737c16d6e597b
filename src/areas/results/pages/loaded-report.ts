import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { type ReportSheet, reportSheet } from '../queries/report-sheets.ts';
import {
  type ReportRow,
  reportById,
  type WindowRow,
  windowById,
  withdrawnWindow,
} from '../queries/reporting-windows.ts';
import { type SheetProposals, sheetProposals } from '../queries/sheet-proposals.ts';
import { mayReadReports } from '../rules/report-permissions.ts';
import { windowWithdrawn } from '../rules/report-state.ts';
import { idOf, instituteOf } from './address.ts';

export type LoadedReport = {
  report: ReportRow;
  window: WindowRow;
  indicators: readonly IndicatorDefinition[];
  sheet: ReportSheet;
  /** What records come to, beside each cell that they tell. */
  proposals: SheetProposals;
  documents: readonly DocumentRow[];
};

/** @throws NotFound, which says so where the window of the sheet was withdrawn. */
export const loadReport = async (page: Page): Promise<LoadedReport> => {
  const institute = instituteOf(page);
  const allowed = mayReadReports(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = idOf(page);
  return page.read(async (tx) => {
    const report = await reportById(tx, institute, id);
    const window = report && (await windowById(tx, institute, report.windowId));
    if (!window) {
      const withdrawn = await withdrawnWindow(tx, institute, id, page.actor.partnerships);
      throw new NotFound(withdrawn && windowWithdrawn(withdrawn));
    }
    const indicators = await indicatorsIn(tx, institute, { indicatorIds: report.indicators });
    const { from, until } = window;
    const { partnershipId } = report;
    const sheet = await reportSheet(tx, institute, window, report);
    return {
      report,
      window,
      indicators,
      sheet,
      proposals: await sheetProposals(tx, institute, indicators, { partnershipId, from, until, sheet }),
      documents: await documentsOf(tx, institute, { kind: 'measurement-report', id }),
    };
  });
};
