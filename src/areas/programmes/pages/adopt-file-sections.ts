import { NotAllowed } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { adoptFileSections } from '../commands/adopt-file-sections.ts';

export const save = async (page: Page) => {
  const submitted = await submit(page, adoptFileSections, {});
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-understood' });
  return redirect(paths.fileSections(), 'programmes.file-sections-adopted');
};
