import { NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { fileScores } from '../commands/file-scores.ts';
import { type ScoreSheet, scoreSheetById } from '../queries/score-sheets.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const sheet = await load(page);
  const submitted = await submit(page, fileScores, {}, { sheetId: sheet.id });
  if (!submitted.done) return invalid(view(page, sheet, submitted.state));
  return redirect(paths.filedScoresOne({ id: submitted.value.id }), 'reviews.scores-filed');
};

const load = async (page: Page): Promise<ScoreSheet> => {
  const { id } = requireInstitute(page);
  requireAllowed(mayWriteScores(page.actor));
  const sheet = await page.read((tx) => scoreSheetById(tx, id, routeId(page)));
  if (!sheet) throw new NotFound();
  return sheet;
};

const view = (page: Page, { outcomeId, year }: ScoreSheet, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.file-scores');
  const back = withQuery(paths.outcomeScores({ id: outcomeId }), { year: String(year) });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('reviews.scores-of', { year: String(year) }), href: back }]}
      narrow
    >
      <PageHead title={title} />
      <p>{words.t('reviews.file-scores-what')}</p>
      <PageForm page={page} state={state} buttons={[{ label: title }]} cancel={back}>
        {''}
      </PageForm>
    </Frame>
  );
};
