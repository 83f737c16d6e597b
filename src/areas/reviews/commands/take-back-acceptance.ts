import { defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { writeVerdict } from '../../finance/commands/write-verdict.ts';
import { conditionsRestingOn } from '../../finance/queries/report-conditions.ts';
import { mayJudgeCondition } from '../../finance/rules/transfer-permissions.ts';
import { nameOfCondition } from '../rules/condition-name.ts';
import { takeBackAcceptanceInput } from '../rules/partner-report-input.ts';
import { mayAcceptReport, mayJudgePartnerReports } from '../rules/partner-report-permissions.ts';
import { whyNotTakenBack } from '../rules/partner-report-state.ts';
import { reportToChange, takeReportStep } from './report-to-change.ts';

/**
 * The institute takes its acceptance back: the report lies with it again as it was filed, and what the acceptance said of
 * transfers that are not paid is true no longer, from today on.
 */
export const takeBackAcceptance = defineCommand({
  name: 'take-back-acceptance',
  version: 1,
  input: takeBackAcceptanceInput,
  may: mayJudgePartnerReports,
  run: async (writing, input) => {
    const { tx, chain, actor } = writing;
    const opened = await reportToChange(writing, input, (state) => whyNotTakenBack(state, []));
    if (!opened.done) return opened;
    const { report } = opened;
    const allowed = mayAcceptReport(actor, report);
    if (allowed !== true) throw new NotAllowed(allowed);
    const resting = await conditionsRestingOn(tx, chain, report.acceptedNo ?? 0);
    const why = whyNotTakenBack(report.state, resting);
    if (why) return refuse(why);
    const { reason: note } = input;
    for (const condition of resting) {
      const may = mayJudgeCondition(actor, condition);
      if (may !== true) return refuse(may);
      const verdict = { conditionId: condition.id, isMet: false, on: todayIn(), note };
      const written = await writeVerdict(writing, verdict);
      if (!written.done) return written;
    }
    const { on } = await takeReportStep(writing, report, { step: 'taken_back', note });
    return done(
      { id: report.id },
      {
        subject: { kind: 'partner_report', id: report.id },
        partnershipId: report.partnershipId,
        after: { takenBackOn: on, reason: note, conditionsOpenAgain: resting.map(nameOfCondition) },
      },
    );
  },
});
