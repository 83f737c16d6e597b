import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';
import { draftInput } from '../rules/report-input.ts';
import { mayReport } from '../rules/report-permissions.ts';
import { whyClosed } from '../rules/report-state.ts';
import { shownReport, writeReport } from './write-report.ts';

/** Keeps what is typed in a partner's sheet, right or wrong: no figure, and counted nowhere until it is submitted. */
export const saveReportDraft = defineCommand({
  name: 'save-report-draft',
  version: 1,
  input: draftInput,
  personal: ['typed'],
  may: mayReport,
  run: async (writing, input) => {
    const { tx, chain, actor } = writing;
    const window = await windowById(tx, chain, input.windowId);
    const report = window && (await reportOf(tx, chain, input));
    if (!report) throw new NotFound();
    if (report.version !== input.version) return conflict(report.version, shownReport(report));
    const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
    const closed = whyClosed({ state: report.state, window, day: todayIn(), isPartner });
    if (closed) return refuse(closed);
    const { id } = report;
    await writeReport(writing, report, input);
    return done(
      { id },
      {
        subject: { kind: 'measurement-report', id },
        partnershipId: report.partnershipId,
        after: { windowId: window.id, typed: input.typed },
      },
    );
  },
});
