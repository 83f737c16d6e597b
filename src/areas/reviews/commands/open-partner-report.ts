import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { reportOfPeriod } from '../queries/partner-reports.ts';
import { openReportInput } from '../rules/partner-report-input.ts';
import { mayWritePartnerReports } from '../rules/partner-report-permissions.ts';

/** A report begins: which agreement, which programme, which days. Nothing is copied into it. */
export const openPartnerReport = defineCommand({
  name: 'open-partner-report',
  version: 1,
  input: openReportInput,
  may: mayWritePartnerReports,
  run: async ({ tx, chain, entryNo }, { id = newId(), agreementId, programmeId, fromOn, untilOn }) => {
    const agreed = await agreement(tx, chain, agreementId);
    if (!agreed) throw new NotFound();
    if (!(await programmeById(tx, chain, programmeId)))
      return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    if (fromOn < agreed.fromOn)
      return refuseFields({ fromOn: [{ key: 'reviews.period-outside-agreement' }] });
    if (untilOn > agreed.untilOn)
      return refuseFields({ untilOn: [{ key: 'reviews.period-outside-agreement' }] });
    const { partnershipId, reference } = agreed;
    // It gathers by partner and programme: a second one of these days would tell the same work and money again.
    if (await reportOfPeriod(tx, chain, { partnershipId, programmeId, fromOn, untilOn }))
      return refuseFields({ fromOn: [{ key: 'reviews.period-is-reported' }] });
    await tx
      .insertInto('partner_reports')
      .values({
        institute_id: chain,
        id,
        agreement_id: agreementId,
        partnership_id: partnershipId,
        programme_id: programmeId,
        from_on: fromOn,
        until_on: untilOn,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'partner_report', id },
        partnershipId,
        after: { agreement: reference, programmeId, fromOn, untilOn },
      },
    );
  },
});
