import { sql } from 'kysely';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { certifiedReport } from '../queries/certified-reports.ts';
import { hasBalances } from '../queries/opening-balances.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';
import { certifiedReportWithdrawal } from '../rules/opening-input.ts';

/** Takes a report back on which no balance hangs any more: its years take expenses again. */
export const withdrawCertifiedReport = defineCommand({
  name: 'withdraw-certified-report',
  version: 1,
  input: certifiedReportWithdrawal,
  may: mayKeepOpeningBalances,
  run: async ({ tx, chain, entryNo }, { id, reason }) => {
    const report = await certifiedReport(tx, chain, id);
    if (!report) throw new NotFound();
    if (await hasBalances(tx, chain, id)) return refuse({ key: 'finance.report-has-balances' });
    await sql`update certified_reports set ended_by_no = ${entryNo}
      where institute_id = ${chain} and id = ${id}`.execute(tx);
    await sql`update certified_years set ended_by_no = ${entryNo}
      where institute_id = ${chain} and report_id = ${id}`.execute(tx);
    const { title, certifiedBy, certifiedOn, years } = report;
    return done(
      { programmeId: report.programmeId },
      {
        subject: { kind: 'certified-report', id },
        before: { title, certifiedBy, certifiedOn, years },
        after: { reason },
      },
    );
  },
});
