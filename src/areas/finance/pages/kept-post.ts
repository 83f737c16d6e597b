import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type PostRow, posts } from '../queries/posts.ts';
import { mayKeepPosts } from '../rules/finance-permissions.ts';

/** The post of this id, for whoever keeps it. @throws NotFound, NotAllowed */
export const keptPost = async (page: Page, id = idOf(page)): Promise<PostRow> => {
  const [post] = await page.read((tx) => posts(tx, instituteOf(page), { id }));
  if (!post) throw new NotFound();
  const allowed = mayKeepPosts(page.actor, post);
  if (allowed !== true) throw new NotAllowed(allowed);
  return post;
};
