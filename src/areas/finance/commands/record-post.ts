import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { partnership } from '../../partners/queries/partnerships.ts';
import { mayKeepPosts } from '../rules/finance-permissions.ts';
import { postInput } from '../rules/post-input.ts';

/** A function that is paid by the programme: of a partner, or of the institute itself. Its contract follows as a document. */
export const recordPost = defineCommand({
  name: 'record-post',
  version: 1,
  input: postInput,
  may: mayKeepPosts,
  run: async ({ tx, chain, entryNo }, { id: given, partnershipId, ...said }) => {
    if (partnershipId && !(await partnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    const id = given ?? newId();
    await tx
      .insertInto('posts')
      .values({
        institute_id: chain,
        id,
        post_id: id,
        partnership_id: partnershipId ?? null,
        post: said.post,
        full_time_equivalent: said.fullTimeEquivalent,
        from_on: said.fromOn,
        until_on: said.untilOn ?? null,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      { subject: { kind: 'post', id }, partnershipId: partnershipId ?? null, after: { ...said } },
    );
  },
});
