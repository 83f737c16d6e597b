import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { controlFinding } from '../queries/control-findings.ts';
import { findingReplyInput } from '../rules/finding-input.ts';
import { mayReplyToFinding } from '../rules/finding-permissions.ts';

/** What the institute replies; a late reply is kept too, and the clock says that it was late. */
export const replyToFinding = defineCommand({
  name: 'reply-to-finding',
  version: 1,
  input: findingReplyInput,
  personal: ['reply'],
  may: mayReplyToFinding,
  run: async ({ tx, actor, chain, entryNo }, { findingId, reply, repliedOn = todayIn() }) => {
    const finding = await controlFinding(tx, chain, findingId);
    if (!finding) throw new NotFound();
    if (finding.decision) return refuse({ key: 'control.finding-decided' });
    if (repliedOn > todayIn()) return refuseFields({ repliedOn: [{ key: 'finance.day-ahead' }] });
    if (repliedOn < finding.foundOn)
      return refuseFields({ repliedOn: [{ key: 'control.finding-reply-before' }] });
    await tx
      .insertInto('finding_replies')
      .values({
        institute_id: chain,
        id: newId(),
        finding_id: findingId,
        text: reply,
        replied_on: repliedOn,
        replied_by: actor.membershipId,
        replied_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: findingId },
      { subject: { kind: 'finding', id: findingId }, after: { reply, repliedOn } },
    );
  },
});
