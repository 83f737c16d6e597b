import { NotFound } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { moveStatement } from '../commands/move-statement.ts';
import { statementById } from '../queries/theories.ts';
import { requireInstitute, routeId } from './page-subject.ts';

/** One place up or down, then the outline again at the same line. */
export const save = async (page: Page) => {
  const institute = requireInstitute(page);
  const statement = await page.read((tx) => statementById(tx, institute.id, routeId(page)));
  if (!statement) throw new NotFound();
  const submitted = await submit(page, moveStatement, { direction: text }, { statementId: statement.id });
  const notice = submitted.done ? 'programmes.theory-moved' : 'programmes.theory-at-the-end';
  return redirect(`${paths.theory({ id: statement.programmeId })}#s-${statement.id}`, notice);
};
