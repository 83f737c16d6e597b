import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { adoptFileSections } from '../commands/adopt-file-sections.ts';

export const save = async (page: Page) => {
  await submit(page, adoptFileSections, {});
  return redirect(paths.fileSections(), 'programmes.file-sections-adopted');
};
