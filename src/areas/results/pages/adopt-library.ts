import { NotAllowed } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { adoptLibrary } from '../commands/adopt-library.ts';

/** Takes over what the program brings, and back to the library. */
export const save = async (page: Page) => {
  const submitted = await submit(page, adoptLibrary, {});
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-understood' });
  return redirect(paths.indicatorLibrary(), 'results.library-adopted');
};
