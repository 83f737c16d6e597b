import { isId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { adoptQuestionnaires } from '../commands/adopt-questionnaires.ts';

/** Back to the partner whose rounds were looked at. */
export const save = async (page: Page) => {
  const submitted = await submit(page, adoptQuestionnaires, {});
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-understood' });
  const partner = page.form.texts.partner?.[0] ?? '';
  return redirect(
    isId(partner) ? paths.assessments({ id: partner }) : paths.home(),
    'partners.questionnaires-adopted',
  );
};
