import { defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { writeVerdict } from '../../finance/commands/write-verdict.ts';
import { openReportConditions } from '../../finance/queries/report-conditions.ts';
import { nameOfCondition } from '../rules/condition-name.ts';
import { acceptReportInput } from '../rules/partner-report-input.ts';
import { mayAcceptReport, mayJudgePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotJudged } from '../rules/partner-report-state.ts';
import { reportToChange, takeReportStep } from './report-to-change.ts';

/** The institute accepts a report as it was filed; transfers that waited for it wait for it no longer. */
export const acceptPartnerReport = defineCommand({
  name: 'accept-partner-report',
  version: 1,
  input: acceptReportInput,
  may: mayJudgePartnerReports,
  run: async (writing, input) => {
    const { tx, chain, actor } = writing;
    const opened = await reportToChange(writing, input, whyNotJudged);
    if (!opened.done) return opened;
    const { report } = opened;
    const allowed = mayAcceptReport(actor, report);
    if (allowed !== true) throw new NotAllowed(allowed);
    const open = await openReportConditions(tx, chain, report);
    const met = open.filter(({ id }) => input.conditionIds.includes(id));
    if (met.length < new Set(input.conditionIds).size) return refuse({ key: 'reviews.condition-not-open' });
    const note = `${report.agreement}, ${report.fromOn} – ${report.untilOn}`;
    for (const { id: conditionId } of met) {
      const written = await writeVerdict(writing, { conditionId, isMet: true, on: todayIn(), note });
      if (!written.done) return written;
    }
    const { on } = await takeReportStep(writing, report, { step: 'accepted', note: input.note });
    return done(
      { id: report.id },
      {
        subject: { kind: 'partner_report', id: report.id },
        partnershipId: report.partnershipId,
        after: { acceptedOn: on, note: input.note ?? null, conditions: met.map(nameOfCondition) },
      },
    );
  },
});
