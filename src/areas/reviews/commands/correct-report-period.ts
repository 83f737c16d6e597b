import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { reportPeriodInput } from '../rules/partner-report-input.ts';
import { mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotOtherDays } from '../rules/partner-report-state.ts';
import { periodErrors } from './period-errors.ts';
import { countUp, reportToChange } from './report-to-change.ts';

/**
 * Other days for a report that was never filed, or that came back as a whole: it gathers what was entered for them, the
 * narrative stays.
 */
export const correctReportPeriod = defineCommand({
  name: 'correct-report-period',
  version: 1,
  input: reportPeriodInput,
  may: mayWritePartnerReports,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const { fromOn, untilOn } = input;
    const opened = await reportToChange(
      writing,
      input,
      (_, row) => whyNotOtherDays(row),
      (report) => ({
        'field.from-on': report.fromOn,
        'field.until-on': report.untilOn,
      }),
    );
    if (!opened.done) return opened;
    const { report } = opened;
    const { id, programmeId, partnershipId } = report;
    const agreed = await agreement(tx, chain, report.agreementId);
    if (!agreed) throw new NotFound();
    const wrong = await periodErrors(writing, agreed, { programmeId, fromOn, untilOn }, id);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('partner_reports')
      .set({ from_on: fromOn, until_on: untilOn })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    await countUp(writing, report);
    return done(
      { id },
      {
        subject: { kind: 'partner_report', id },
        partnershipId,
        before: { fromOn: report.fromOn, untilOn: report.untilOn },
        after: { fromOn, untilOn },
      },
    );
  },
});
