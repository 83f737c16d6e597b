import { NotAllowed } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { agreeToOpenAssessment } from '../commands/agree-to-open-assessment.ts';
import { addressedRound } from './assessment-words.ts';

export const save = async (page: Page) => {
  const { row } = await addressedRound(page);
  const submitted = await submit(page, agreeToOpenAssessment, {}, { roundId: row.id });
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-understood' });
  return redirect(paths.assessment({ id: row.id }), 'partners.consent-given');
};
