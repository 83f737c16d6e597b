import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { reportedIn, windowById } from '../queries/reporting-windows.ts';
import { windowWithdrawalInput } from '../rules/report-input.ts';
import { mayOpenWindows } from '../rules/report-permissions.ts';
import { shownWindow } from './set-window.ts';

/** A window that was opened by mistake asks nobody from now on; once a sheet was submitted in it, it stays. */
export const withdrawWindow = defineCommand({
  name: 'withdraw-reporting-window',
  version: 1,
  input: windowWithdrawalInput,
  may: mayOpenWindows,
  run: async ({ tx, chain, entryNo, actor }, { windowId, version, reason }) => {
    const window = await windowById(tx, chain, windowId);
    if (!window) throw new NotFound();
    if (window.version !== version) return conflict(window.version, shownWindow(window));
    if ((await reportedIn(tx, chain, windowId)).length > 0)
      return refuse({ key: 'results.window-was-reported-in' });
    await tx
      .updateTable('reporting_windows')
      .set({
        ended_by_no: entryNo,
        withdrawn_on: todayIn(),
        withdrawn_by_name: actor.name,
        withdrawal_reason: reason,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', windowId)
      .execute();
    const { programmeId } = window;
    return done(
      { id: windowId, programmeId },
      { subject: { kind: 'reporting-window', id: windowId }, before: shownWindow(window), after: { reason } },
    );
  },
});
