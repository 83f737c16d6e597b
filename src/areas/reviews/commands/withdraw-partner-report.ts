import { defineCommand, done } from '../../../command/command.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { withdrawReportInput } from '../rules/partner-report-input.ts';
import { mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotWithdrawn } from '../rules/partner-report-state.ts';
import { reportToChange, takeReportStep } from './report-to-change.ts';

/**
 * A report that was opened wrongly is given up, with the reason: it stays to be read, and its days are free again. One that
 * was accepted goes the same way once its acceptance is taken back, which no payment rests on then.
 */
export const withdrawPartnerReport = defineCommand({
  name: 'withdraw-partner-report',
  version: 1,
  input: withdrawReportInput,
  may: mayWritePartnerReports,
  run: async (writing, input) => {
    const opened = await reportToChange(writing, input, (_, report) => whyNotWithdrawn(report));
    if (!opened.done) return opened;
    const { report } = opened;
    const enteredOnBehalf = behalfOf(writing.actor, input.onBehalf);
    const { reason: note } = input;
    const { on } = await takeReportStep(writing, report, { step: 'withdrawn', note, enteredOnBehalf });
    return done(
      { id: report.id },
      {
        subject: { kind: 'partner_report', id: report.id },
        partnershipId: report.partnershipId,
        after: { withdrawnOn: on, reason: note, enteredOnBehalf },
      },
    );
  },
});
