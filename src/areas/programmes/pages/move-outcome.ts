import { NotFound } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { moveOutcome } from '../commands/move-outcome.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { requireInstitute, routeId } from './page-subject.ts';

/** One place up or down, then the outline again at the same outcome. */
export const save = async (page: Page) => {
  const institute = requireInstitute(page);
  const outcome = await page.read((tx) => outcomeById(tx, institute.id, routeId(page)));
  if (!outcome) throw new NotFound();
  const submitted = await submit(page, moveOutcome, { direction: text }, { outcomeId: outcome.id });
  const notice = submitted.done ? 'programmes.theory-moved' : 'programmes.theory-at-the-end';
  return redirect(`${paths.theory({ id: outcome.programmeId })}#s-${outcome.id}`, notice);
};
