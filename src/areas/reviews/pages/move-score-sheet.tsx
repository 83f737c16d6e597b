import { NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type OutcomeChoice, outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { moveScoreSheet } from '../commands/move-score-sheet.ts';
import { lastFiled } from '../queries/outcome-filings.ts';
import { type MoveAhead, moveAhead } from '../queries/score-moves.ts';
import { type ScoreSheet, scoreSheetById } from '../queries/score-sheets.ts';
import type { MovedAnswer } from '../rules/score-move.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';
import type { ScoreQuestion } from '../rules/score-questions.ts';
import { isFinalYear } from '../rules/score-year.ts';
import { scoreEditionHref } from './score-questions.tsx';

type Loaded = {
  sheet: ScoreSheet;
  outcome: OutcomeChoice;
  isFiled: boolean;
  ahead: MoveAhead | undefined;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { version: wholeNumber, edition: wholeNumber };
  const submitted = await submit(page, moveScoreSheet, readers, { sheetId: loaded.sheet.id });
  return submitted.done
    ? redirect(sheetHref(loaded.sheet), 'reviews.sheet-moved')
    : invalid(view(page, loaded, submitted.state));
};

const load = async (page: Page): Promise<Loaded> => {
  const { id } = requireInstitute(page);
  requireAllowed(mayWriteScores(page.actor));
  return page.read(async (tx) => {
    const sheet = await scoreSheetById(tx, id, routeId(page));
    const outcome = sheet && (await outcomeChoices(tx, id)).find((each) => each.id === sheet.outcomeId);
    if (!sheet || !outcome) throw new NotFound();
    const isFiled = (await lastFiled(tx, 'score_filings', id, sheet.id)) !== undefined;
    return { sheet, outcome, isFiled, ahead: await moveAhead(tx, id, sheet) };
  });
};

const sheetHref = ({ outcomeId, year }: ScoreSheet): string =>
  withQuery(paths.outcomeScores({ id: outcomeId }), { year: String(year) });

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { sheet, outcome, isFiled, ahead } = loaded;
  const title = words.t('reviews.move-sheet');
  const back = sheetHref(sheet);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('reviews.scores-of', { year: String(sheet.year) }), href: back }]}
    >
      <PageHead
        title={title}
        kind={outcome.programme}
        quiet={`${outcome.code} ${words.text(outcome.title)}`}
      />
      {isFiled || !ahead ? (
        <Notice kind="info">
          {words.t(isFiled ? 'reviews.filed-scores-do-not-move' : 'reviews.no-newer-edition')}{' '}
          <a href={back}>{words.t('reviews.scores-of', { year: String(sheet.year) })}</a>
        </Notice>
      ) : (
        <MoveForm page={page} loaded={loaded} ahead={ahead} state={state} />
      )}
    </Frame>
  );
};

type FormProps = { page: Page; loaded: Loaded; ahead: MoveAhead; state: FormState };

/** What the move changes, all of it before it is made. */
function MoveForm({ page, loaded: { sheet, outcome }, ahead, state }: FormProps) {
  const { words } = page;
  const { kept, left, added, edition } = ahead;
  const isFinal = isFinalYear(outcome, sheet.year);
  const asked = (question: ScoreQuestion) => words.text(isFinal ? question.finalText : question.text);
  const letter = ({ score }: MovedAnswer) => score && words.t(`reviews.score-${score}`);
  const story = {
    key: 'story',
    label: words.t('reviews.score-story'),
    cell: (row: MovedAnswer) => row.story && <p>{row.story}</p>,
  };
  const score = { key: 'score', label: words.t('reviews.score'), cell: letter };
  return (
    <>
      <p>
        {words.t('reviews.move-sheet-what', { from: String(sheet.edition), to: String(edition) })}{' '}
        <a href={scoreEditionHref(edition)}>
          {words.t('reviews.score-edition-no', { edition: String(edition) })}
        </a>
      </p>
      <Card title={words.t('reviews.answers-left')}>
        <DataTable
          caption={words.t('reviews.answers-left')}
          captionHidden
          rows={left}
          empty={words.t('reviews.no-answers-left')}
          columns={[
            { key: 'asked', label: words.t('reviews.question'), cell: (row) => asked(row.asked) },
            score,
            story,
          ]}
        />
      </Card>
      <Card title={words.t('reviews.answers-kept')}>
        <DataTable
          caption={words.t('reviews.answers-kept')}
          captionHidden
          rows={kept}
          empty={words.t('reviews.no-answers-kept')}
          columns={[
            { key: 'now', label: words.t('reviews.question'), cell: (row) => asked(row.now) },
            {
              key: 'was',
              label: words.t('reviews.worded-before'),
              cell: (row) => (asked(row.asked) === asked(row.now) ? '' : asked(row.asked)),
            },
            score,
            story,
          ]}
        />
      </Card>
      {added.length > 0 && (
        <Card title={words.t('reviews.questions-added')}>
          <ul>
            {added.map((question) => (
              <li>{asked(question)}</li>
            ))}
          </ul>
        </Card>
      )}
      <PageForm
        page={page}
        state={state}
        version={sheet.version}
        tellsWhatStands
        hidden={{ edition: String(edition) }}
        buttons={[{ label: words.t('reviews.move-sheet') }]}
        cancel={sheetHref(sheet)}
      >
        {''}
      </PageForm>
    </>
  );
}
