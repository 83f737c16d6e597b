import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { wordScoreQuestions } from '../commands/word-score-questions.ts';
import { newestScoreEdition } from '../queries/score-editions.ts';
import { scoreQuestions } from '../queries/score-sheets.ts';
import { mayReadScoreQuestions, mayWordScoreQuestions } from '../rules/score-permissions.ts';
import { editionBrought, type ScoreQuestion } from '../rules/score-questions.ts';
import { atItsField } from './at-its-field.ts';
import { EditionConflict } from './edition-conflict.tsx';
import { filledQuestions, QuestionFields, questionsTyped, rowsTyped } from './question-fields.tsx';
import { scoreEditionHref } from './score-questions.tsx';
import { onWhatStands } from './scores-conflict.tsx';

type Seen = { edition: number; questions: readonly ScoreQuestion[] };

export const show = async (page: Page) => {
  const seen = await load(page);
  const fromYear = String(yearOf(todayIn()));
  return html(view(page, seen, filledForm({ ...filledQuestions(seen.questions), fromYear })));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const readers = {
    version: wholeNumber,
    fromYear: wholeNumber,
    questions: questionsTyped(seen.questions),
  };
  const submitted = await submit(page, wordScoreQuestions, readers);
  if (!submitted.done) {
    const typed = rowsTyped(page.form.texts);
    const state = atItsField(
      submitted.state,
      'questions',
      (place, part, within) =>
        part && `questions.${typed[place]}.${part}${part === 'bounds' ? `.${within || 'measure'}` : ''}`,
    );
    return invalid(view(page, seen, state));
  }
  return redirect(scoreEditionHref(submitted.value.edition), 'reviews.score-edition-kept');
};

const load = async (page: Page): Promise<Seen> => {
  const { id } = requireInstitute(page);
  if (mayReadScoreQuestions(page.actor) !== true) throw new NotFound();
  requireAllowed(mayWordScoreQuestions(page.actor));
  return page.read(async (tx) => {
    const edition = (await newestScoreEdition(tx, id))?.edition ?? editionBrought;
    return { edition, questions: await scoreQuestions(tx, id, edition) };
  });
};

const view = (page: Page, { edition }: Seen, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.new-score-edition');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('reviews.score-questions'), href: paths.scoreQuestions() }]}
      narrow
    >
      <PageHead
        kind={words.t('reviews.score-edition-no', { edition: String(edition) })}
        title={title}
        quiet={words.t('reviews.new-score-edition-what')}
      />
      <EditionConflict page={page} state={state} />
      <PageForm
        page={page}
        state={onWhatStands(state)}
        hasRows
        version={edition}
        cancel={paths.scoreQuestions()}
        confirmLeave
      >
        <TextField
          {...fieldOf(page, state)('fromYear')}
          label={words.t('reviews.from-year')}
          hint={words.t('reviews.from-year-hint')}
          inputmode="numeric"
          width={8}
        />
        <QuestionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
