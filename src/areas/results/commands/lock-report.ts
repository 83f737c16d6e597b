import { conflict, defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { reportById } from '../queries/reporting-windows.ts';
import { besideToLock, givenBy } from '../queries/sheet-turns.ts';
import { reportLockInput, reportUnlockInput } from '../rules/report-input.ts';
import { mayReviewReports } from '../rules/report-permissions.ts';
import { canLock, whyNotLocked } from '../rules/report-state.ts';
import { shownReport, writeReport, writeStep } from './write-report.ts';

/**
 * Closes a partner's sheet for good: no new values for its period; what must change is restated by an officer. Who submitted
 * the sheet on behalf of its partner does not lock it, as it does not approve it; nor does who entered what the institute's own
 * holds, before somebody else approved it. Of the institute's own, what was withdrawn, or restated of a part of the period, is read
 * first: from then on it waits for nobody.
 */
export const lockReport = defineCommand({
  name: 'lock-report',
  version: 1,
  input: reportLockInput,
  may: mayReviewReports,
  run: async (writing, input) => {
    const { tx, chain, actor } = writing;
    const report = await reportById(tx, chain, input.reportId);
    if (report && actor.role !== 'system' && (await givenBy(tx, chain, report.id, actor.userId)).toLock)
      return refuse(whyNotLocked(report));
    const unread = (await besideToLock(tx, chain, input.reportId)).some((id) => !input.seen.includes(id));
    if (report?.version === input.version && unread) return refuse({ key: 'results.withdrawn-since' });
    return step(writing, { ...input, kind: 'locked' });
  },
});

/** Opens a locked sheet again, with the reason; approved figures stay approved. */
export const unlockReport = defineCommand({
  name: 'unlock-report',
  version: 1,
  input: reportUnlockInput,
  may: mayReviewReports,
  run: (writing, input) => step(writing, { ...input, kind: 'unlocked' }),
});

type Asked = { reportId: string; version: number; note?: string | undefined; kind: 'locked' | 'unlocked' };

const step = async (writing: Writing, { reportId, version, note, kind }: Asked) => {
  const report = await reportById(writing.tx, writing.chain, reportId);
  if (!report) throw new NotFound();
  if (report.version !== version) return conflict(report.version, shownReport(report));
  if (canLock(report.state) !== (kind === 'locked'))
    return refuse({ key: kind === 'locked' ? 'results.report-is-locked' : 'results.report-not-locked' });
  await writeReport(writing, report, 'kept');
  const { partnershipId } = report;
  await writeStep(writing, { reportId, partnershipId, kind, note });
  return done(
    { id: reportId },
    {
      subject: { kind: 'measurement-report', id: reportId },
      partnershipId,
      before: { state: report.state },
      after: { state: kind, note },
    },
  );
};
