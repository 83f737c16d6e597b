import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { yearWithExpenses } from '../queries/certified-reports.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';
import { certifiedReportInput } from '../rules/opening-input.ts';

/**
 * A certified report on years before the house joined, with its document. From now on these years take no expenses; one
 * in which some were recorded already is refused, since the report would count them again.
 */
export const registerCertifiedReport = defineCommand({
  name: 'register-certified-report',
  version: 1,
  input: certifiedReportInput,
  constraints: {
    report_title_unique: { fields: { title: [{ key: 'finance.report-title-taken' }] } },
  },
  may: mayKeepOpeningBalances,
  run: async (writing, { id = newId(), programmeId, file, ...report }) => {
    const { tx, chain, entryNo } = writing;
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    const { title, certifiedBy, certifiedOn, fromYear, untilYear } = report;
    const { fromOn: from, untilOn: until } = programme;
    const outside = [fromYear, untilYear].find((year) => year < yearOf(from) || year > yearOf(until));
    if (outside !== undefined)
      return refuseFields({
        [outside === fromYear ? 'fromYear' : 'untilYear']: [
          { key: 'sheets.year-outside', args: { year: String(outside), from, until } },
        ],
      });
    const years = Array.from({ length: untilYear - fromYear + 1 }, (_, at) => fromYear + at);
    const spent = await yearWithExpenses(tx, chain, programmeId, years);
    if (spent !== undefined)
      return refuseFields({
        untilYear: [{ key: 'finance.year-has-expenses', args: { year: String(spent) } }],
      });
    const own = { institute_id: chain, programme_id: programmeId, entry_no: entryNo };
    await tx
      .insertInto('certified_reports')
      .values({ ...own, id, title, certified_by: certifiedBy, certified_on: certifiedOn })
      .execute();
    await tx
      .insertInto('certified_years')
      .values(years.map((year) => ({ ...own, report_id: id, year })))
      .execute();
    const subject = { kind: 'certified-report', id };
    await within(writing, attachDocument, { subject, title, file });
    return done({ id }, { subject, after: { programmeId, ...report, sha256: file.sha256 } });
  },
});
