import { sql } from 'kysely';
import { conflict, defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { posts } from '../queries/posts.ts';
import { mayKeepPosts } from '../rules/finance-permissions.ts';
import { postCorrection } from '../rules/post-input.ts';

/** Another row in the place of the one that stands, with the reason; contract, shares and expenses stay with the post. */
export const correctPost = defineCommand({
  name: 'correct-post',
  version: 1,
  input: postCorrection,
  may: (actor) => mayKeepPosts(actor, { partnershipId: actor.partnerships[0] }),
  run: async ({ tx, actor, chain, entryNo }, { id, version, reason, ...said }) => {
    const [standing] = await posts(tx, chain, { id });
    if (!standing) throw new NotFound();
    const allowed = mayKeepPosts(actor, standing);
    if (allowed !== true) throw new NotAllowed(allowed);
    const { rowId, partnershipId, post, fullTimeEquivalent, from, until } = standing;
    const before = {
      'finance.post': post,
      'finance.fullTimeEquivalent': fullTimeEquivalent,
      'finance.fromOn': from,
      'finance.untilOn': until,
    };
    if (standing.entryNo !== version) return conflict(standing.entryNo, before);
    await sql`update posts set ended_by_no = ${entryNo} where institute_id = ${chain} and id = ${rowId}`.execute(
      tx,
    );
    await tx
      .insertInto('posts')
      .values({
        institute_id: chain,
        id: newId(),
        post_id: id,
        partnership_id: partnershipId,
        post: said.post,
        full_time_equivalent: said.fullTimeEquivalent,
        from_on: said.fromOn,
        until_on: said.untilOn ?? null,
        replaces_id: rowId,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject: { kind: 'post', id }, partnershipId, before, after: { ...said, reason } });
  },
});
