import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { openReportInput } from '../rules/partner-report-input.ts';
import { mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { periodErrors } from './period-errors.ts';

/** A report begins: which agreement, which programme, which days. Nothing is copied into it. */
export const openPartnerReport = defineCommand({
  name: 'open-partner-report',
  version: 1,
  input: openReportInput,
  may: mayWritePartnerReports,
  run: async (writing, { id = newId(), agreementId, programmeId, fromOn, untilOn }) => {
    const { tx, chain, entryNo } = writing;
    const agreed = await agreement(tx, chain, agreementId);
    if (!agreed) throw new NotFound();
    const wrong = await periodErrors(writing, agreed, { programmeId, fromOn, untilOn });
    if (wrong) return refuseFields(wrong);
    const { partnershipId, reference } = agreed;
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
