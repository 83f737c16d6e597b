import { NotAllowed } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { adoptObligations } from '../commands/adopt-obligations.ts';

export const save = async (page: Page) => {
  const submitted = await submit(page, adoptObligations, {});
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-understood' });
  return redirect(paths.obligations(), 'obligations.adopted');
};
