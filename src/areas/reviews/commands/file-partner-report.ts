import { defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { askedIndicators } from '../queries/report-indicators.ts';
import { standingSections } from '../queries/report-sections.ts';
import { itemsToAnswer, reportSteps } from '../queries/report-steps.ts';
import { beforeFiling } from '../rules/before-filing.ts';
import { fileReportInput } from '../rules/partner-report-input.ts';
import { mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotWritten } from '../rules/partner-report-state.ts';
import { reportToChange, takeReportStep } from './report-to-change.ts';

/** The partner gives the report to the institute in one act: its figures are those as of the number of this entry. */
export const filePartnerReport = defineCommand({
  name: 'file-partner-report',
  version: 1,
  input: fileReportInput,
  may: mayWritePartnerReports,
  run: async (writing, input) => {
    const { tx, chain, actor } = writing;
    const opened = await reportToChange(writing, input, whyNotWritten);
    if (!opened.done) return opened;
    const { report } = opened;
    const sections = await standingSections(tx, chain, report.id);
    const wanted = itemsToAnswer(await reportSteps(tx, chain, report.id));
    const answered = new Map(input.answers.map(({ itemId, text }) => [itemId, text]));
    const unanswered = wanted.filter(({ id }) => !answered.has(id)).length;
    const [why] = beforeFiling({ untilOn: report.untilOn, sections, unanswered }, todayIn());
    if (why) return refuse(why);
    const answers = wanted.map(({ id }) => ({ itemId: id, text: answered.get(id) ?? '' }));
    await writeAnswers(writing, report, answers);
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    const asked = await askedIndicators(tx, chain, report);
    const { on } = await takeReportStep(writing, report, { step: 'filed', enteredOnBehalf, asked });
    return done(
      { id: report.id },
      {
        subject: { kind: 'partner_report', id: report.id },
        partnershipId: report.partnershipId,
        after: { filedOn: on, answers: answers.map(({ text }) => text), enteredOnBehalf },
      },
    );
  },
});

const writeAnswers = async (
  { tx, chain, entryNo }: Writing,
  { id, partnershipId }: PartnerReportRow,
  answers: readonly { itemId: string; text: string }[],
): Promise<void> => {
  if (answers.length === 0) return;
  await tx
    .insertInto('returned_item_answers')
    .values(
      answers.map(({ itemId, text }) => ({
        institute_id: chain,
        item_id: itemId,
        report_id: id,
        partnership_id: partnershipId,
        text,
        entry_no: entryNo,
      })),
    )
    .execute();
};
