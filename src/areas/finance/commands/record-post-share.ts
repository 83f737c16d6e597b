import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { posts } from '../queries/posts.ts';
import { mayKeepPosts } from '../rules/finance-permissions.ts';
import { postShareInput } from '../rules/post-input.ts';
import { keepPostShare } from './keep-post-share.ts';

/** Which part of a post's time a funder bears, in a month or a longer time. More than the whole is kept and marked (M30). */
export const recordPostShare = defineCommand({
  name: 'record-post-share',
  version: 1,
  input: postShareInput,
  may: (actor) => mayKeepPosts(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { id: given, postId, ...said }) => {
    const [post] = await posts(writing.tx, writing.chain, { id: postId });
    if (!post) throw new NotFound();
    const allowed = mayKeepPosts(writing.actor, post);
    if (allowed !== true) throw new NotAllowed(allowed);
    const { partnershipId } = post;
    const id = given ?? newId();
    const after = await keepPostShare(writing, { id, postId, partnershipId }, said);
    return done({ id }, { subject: { kind: 'post', id: postId }, partnershipId, after });
  },
});
