import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { adoptObligations } from '../commands/adopt-obligations.ts';

export const save = async (page: Page) => {
  await submit(page, adoptObligations, {});
  return redirect(paths.obligations(), 'obligations.adopted');
};
