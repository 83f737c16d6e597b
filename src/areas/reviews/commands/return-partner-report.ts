import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { gatheredForReport } from '../queries/report-gathered.ts';
import { returnReportInput } from '../rules/partner-report-input.ts';
import { mayJudgePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotJudged } from '../rules/partner-report-state.ts';
import { reportToChange, takeReportStep } from './report-to-change.ts';

/** Single items go back to the partner, each with its reason; what is not named is fine as it is. */
export const returnPartnerReport = defineCommand({
  name: 'return-partner-report',
  version: 1,
  input: returnReportInput,
  may: mayJudgePartnerReports,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const opened = await reportToChange(writing, input, whyNotJudged);
    if (!opened.done) return opened;
    const { report } = opened;
    const { activities, expenses, indicators } = await gatheredForReport(tx, chain, {
      ...report,
      asOf: report.filedNo ?? undefined,
    });
    const known = new Set([...activities, ...expenses, ...indicators].map(({ id }) => id));
    if (input.items.some(({ subjectId }) => subjectId !== undefined && !known.has(subjectId)))
      return refuse({ key: 'reviews.item-not-in-report' });
    const { id: stepId, on } = await takeReportStep(writing, report, { step: 'returned' });
    await tx
      .insertInto('returned_report_items')
      .values(
        input.items.map(({ about, subjectId = null, section = null, reason }) => ({
          institute_id: chain,
          id: newId(),
          report_id: report.id,
          step_id: stepId,
          partnership_id: report.partnershipId,
          about,
          subject_id: subjectId,
          section,
          reason,
          entry_no: entryNo,
        })),
      )
      .execute();
    return done(
      { id: report.id },
      {
        subject: { kind: 'partner_report', id: report.id },
        partnershipId: report.partnershipId,
        after: { returnedOn: on, items: input.items.map(({ reason }) => reason) },
      },
    );
  },
});
