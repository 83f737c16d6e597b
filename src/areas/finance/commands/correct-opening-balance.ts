import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { certifiedReport } from '../queries/certified-reports.ts';
import { openingBalance } from '../queries/opening-balances.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';
import { openingBalanceCorrection } from '../rules/opening-input.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null; programmeId: string };

/** Another amount or report for a balance, as another row; or none, where it never was so. The old row is kept. */
export const correctOpeningBalance = defineCommand({
  name: 'correct-opening-balance',
  version: 1,
  input: openingBalanceCorrection,
  may: mayKeepOpeningBalances,
  run: async (writing, { id: opened, version, newId: given, neverWas, reportId, amount, reason }) => {
    const { tx, chain, entryNo } = writing;
    const old = await openingBalance(tx, chain, opened, true);
    if (!old) throw new NotFound();
    const { id, programmeId, partnershipId, currency, year } = old;
    const before = { amount: { minor: old.minor, currency }, reportId: old.reportId };
    const met = await metMeanwhile(writing, 'opening_balances', { id: opened, version }, before);
    if (met) return met;
    const report = await certifiedReport(tx, chain, reportId);
    if (report?.programmeId !== programmeId)
      return refuseFields({ reportId: [{ key: 'problem.not-known-here' }] });
    if (!neverWas && !report.years.includes(year))
      return refuseFields({
        reportId: [{ key: 'finance.year-not-in-report', args: { year: String(year), report: report.title } }],
      });
    if (amount.currency !== currency)
      return refuseFields({ amount: [{ key: 'finance.currency-of-programme', args: { currency } }] });
    await tx
      .updateTable('opening_balances')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    const subject = { kind: 'opening-balance', id };
    if (neverWas)
      return done<Replacement>(
        { id: null, programmeId },
        { subject, partnershipId, before, after: { neverWas, reason } },
      );
    const next = given ?? newId();
    await tx
      .insertInto('opening_balances')
      .values({
        institute_id: chain,
        id: next,
        programme_id: programmeId,
        report_id: reportId,
        outcome_id: old.outcomeId,
        partnership_id: partnershipId,
        block: old.block,
        budget_line: old.line,
        heading: old.heading,
        item: old.item,
        year,
        amount_minor: amount.minor,
        currency,
        replaces_id: id,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    return done<Replacement>(
      { id: next, programmeId },
      { subject, partnershipId, before, after: { id: next, amount, reportId, reason } },
    );
  },
});
