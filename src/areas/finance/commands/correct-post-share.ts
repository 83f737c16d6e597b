import { defineCommand, done } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { postShare } from '../queries/posts.ts';
import { mayKeepPosts } from '../rules/finance-permissions.ts';
import { postShareCorrection } from '../rules/post-input.ts';
import { keepPostShare } from './keep-post-share.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects a share of time: another row takes its place, or none where it never was so. The old row is kept. */
export const correctPostShare = defineCommand({
  name: 'correct-post-share',
  version: 1,
  input: postShareCorrection,
  may: (actor) => mayKeepPosts(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { id: opened, version, newId: given, neverWas, reason, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await postShare(tx, chain, opened, true);
    if (!old) throw new NotFound();
    const allowed = mayKeepPosts(actor, old);
    if (allowed !== true) throw new NotAllowed(allowed);
    const { id: oldId, postId, partnershipId, source, funder, sharePercent, from, until } = old;
    const before = { fromOn: from, untilOn: until, funder, sharePercent, source };
    const met = await metMeanwhile(writing, 'post_shares', { id: opened, version }, before);
    if (met) return met;
    await tx
      .updateTable('post_shares')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', oldId)
      .execute();
    const subject = { kind: 'post', id: postId };
    if (neverWas)
      return done<Replacement>({ id: null }, { subject, partnershipId, before, after: { neverWas, reason } });
    const id = given ?? newId();
    const replaces = { id: oldId, reason };
    const after = await keepPostShare(writing, { id, postId, partnershipId, replaces }, said);
    return done<Replacement>({ id }, { subject, partnershipId, before, after: { id, ...after, reason } });
  },
});
