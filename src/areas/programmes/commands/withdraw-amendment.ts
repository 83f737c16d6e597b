import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeAmendment } from '../queries/programme-amendments.ts';
import { withdrawAmendmentInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** A requested change that was entered by mistake is none, while the donor has not answered it. The trail tells. */
export const withdrawAmendment = defineCommand({
  name: 'withdraw-amendment',
  version: 1,
  input: withdrawAmendmentInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { amendmentId, version, byFunction, withdrawnOn, reason }) => {
    const found = await programmeAmendment(tx, chain, amendmentId);
    if (!found) throw new NotFound();
    if (found.version !== version)
      return conflict(found.version, { 'programmes.amendment-what': found.what });
    if (found.answerId) return refuse({ key: 'programmes.amendment-answered-stays' });
    if (withdrawnOn > todayIn()) return refuseFields({ withdrawnOn: [{ key: 'programmes.day-in-future' }] });
    if (withdrawnOn < found.requestedOn)
      return refuseFields({ withdrawnOn: [{ key: 'programmes.amendment-withdrawn-before-asked' }] });
    const { programmeId, what } = found;
    await tx
      .insertInto('amendment_withdrawals')
      .values({
        institute_id: chain,
        id: newId(),
        amendment_id: amendmentId,
        programme_id: programmeId,
        by_function: byFunction,
        withdrawn_on: withdrawnOn,
        reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: amendmentId, programmeId },
      { subject: { kind: 'programme', id: programmeId }, after: { what, withdrawnOn, byFunction, reason } },
    );
  },
});
