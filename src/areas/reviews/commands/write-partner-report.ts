import { defineCommand, done, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import { type SectionRow, standingSections } from '../queries/report-sections.ts';
import { type ReportSection, reportSections, writeReportInput } from '../rules/partner-report-input.ts';
import { mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotWritten } from '../rules/partner-report-state.ts';
import { countUp, reportToChange } from './report-to-change.ts';

/** The narrative, section by section: a changed one stands in the place of what was written before. */
export const writePartnerReport = defineCommand({
  name: 'write-partner-report',
  version: 1,
  input: writeReportInput,
  may: mayWritePartnerReports,
  run: async (writing, input) => {
    const { tx, chain, actor } = writing;
    const before = await standingSections(tx, chain, input.reportId);
    const opened = await reportToChange(writing, input, whyNotWritten, () => ({
      ...Object.fromEntries(reportSections.map((section) => [`field.${section}`, ''])),
      ...Object.fromEntries(before.map(({ section, text }) => [`field.${section}`, text])),
    }));
    if (!opened.done) return opened;
    const { report } = opened;
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    const written: Partial<Record<ReportSection, string>> = {};
    for (const section of reportSections) {
      const text = input[section] ?? '';
      const stood = before.find((each) => each.section === section);
      if (text === (stood?.text ?? '')) continue;
      await writeSection(writing, report, { section, text, stood, enteredOnBehalf });
      written[section] = text;
    }
    await countUp(writing, report);
    return done(
      { id: report.id },
      {
        subject: { kind: 'partner_report', id: report.id },
        partnershipId: report.partnershipId,
        after: { ...written, ...(enteredOnBehalf ? { enteredOnBehalf } : {}) },
      },
    );
  },
});

type Section = {
  section: ReportSection;
  text: string;
  stood: SectionRow | undefined;
  enteredOnBehalf: string | null;
};

const writeSection = async (
  { tx, chain, entryNo }: Writing,
  { id, partnershipId }: PartnerReportRow,
  { section, text, stood, enteredOnBehalf }: Section,
): Promise<void> => {
  if (stood)
    await tx
      .updateTable('partner_report_sections')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', stood.id)
      .execute();
  await tx
    .insertInto('partner_report_sections')
    .values({
      institute_id: chain,
      id: newId(),
      report_id: id,
      partnership_id: partnershipId,
      section,
      text,
      entered_on_behalf: enteredOnBehalf,
      replaces_id: stood?.id ?? null,
      entry_no: entryNo,
    })
    .execute();
};
