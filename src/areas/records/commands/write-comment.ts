import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { commentInput } from '../rules/comment-input.ts';
import { mayWriteComment } from '../rules/record-permissions.ts';

/** A remark on something; whether the actor sees it is for the page to find out. Remarks are never changed. */
export const writeComment = defineCommand({
  name: 'write-comment',
  version: 1,
  input: commentInput,
  personal: ['comment'],
  may: mayWriteComment,
  run: async ({ tx, actor, chain, entryNo }, { subject, partnershipId = null, text }) => {
    const id = newId();
    await tx
      .insertInto('comments')
      .values({
        institute_id: chain,
        id,
        subject_kind: subject.kind,
        subject_id: subject.id,
        partnership_id: partnershipId,
        text,
        author_membership_id: actor.membershipId,
        author_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject, partnershipId, after: { comment: text } });
  },
});
