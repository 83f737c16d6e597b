import { NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { fieldId } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { fileScores } from '../commands/file-scores.ts';
import type { AnsweredObligation } from '../queries/answered-obligation.ts';
import { figuresOfYear, scoredFigures } from '../queries/score-proposals.ts';
import { type ScoreSheet, scoreSheetById } from '../queries/score-sheets.ts';
import { type ScoresToFile, scoresToFile, type ToAnswer } from '../queries/scores-to-file.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';
import type { ScoredFigures } from '../rules/score-proposal.ts';
import { AnswersObligation, type KnownAbove } from './answered-obligation.tsx';
import { GivenOtherwise } from './given-otherwise.tsx';
import { ScoresTable } from './scores-table.tsx';

type Loaded = {
  sheet: ScoreSheet;
  toFile: ScoresToFile;
  figures: ScoredFigures;
  answered: AnsweredObligation | undefined;
};

export const showWith = (known: KnownAbove) => async (page: Page) =>
  html(view(page, await load(page, known), freshForm()));

export const saveWith = (known: KnownAbove) => async (page: Page) => {
  const loaded = await load(page, known);
  const submitted = await submit(page, fileScores, { version: wholeNumber }, { sheetId: loaded.sheet.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  const { answered } = loaded;
  if (answered) return redirect(paths.obligation({ id: answered.id }), 'obligations.filed-say-channel');
  return redirect(paths.filedScoresOne({ id: submitted.value.id }), 'reviews.scores-filed');
};

const load = async (page: Page, known: KnownAbove): Promise<Loaded> => {
  const { id } = requireInstitute(page);
  requireAllowed(mayWriteScores(page.actor));
  return page.read(async (tx) => {
    const sheet = await scoreSheetById(tx, id, routeId(page));
    const toFile = sheet && (await scoresToFile(tx, id, sheet));
    if (!sheet || !toFile) throw new NotFound();
    const about = { filed: 'scores', subjectId: sheet.outcomeId, year: sheet.year } as const;
    const figures = await figuresOfYear(tx, id, { ...toFile.outcome, year: sheet.year });
    return {
      ...{ sheet, toFile, figures: scoredFigures(figures, sheet.year) },
      answered: await known.answered(tx, id, about),
    };
  });
};

const view = (page: Page, { sheet, toFile, figures, answered }: Loaded, state: FormState) => {
  const { words } = page;
  const { content, unscored, untold } = toFile;
  const { outcomeId, year, version } = sheet;
  const title = words.t('reviews.file-scores');
  const back = withQuery(paths.outcomeScores({ id: outcomeId }), { year: String(year) });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('reviews.scores-of', { year: String(year) }), href: back }]}
    >
      <PageHead
        title={title}
        kind={content.programme}
        quiet={`${content.outcome.code} ${words.text(content.outcome.title)}`}
      />
      <p>{words.t('reviews.file-scores-what')}</p>
      <AnswersObligation page={page} answered={answered} />
      <ToAnswerList page={page} href={back} title="reviews.to-score" rows={unscored} part="scores" />
      <ToAnswerList page={page} href={back} title="reviews.to-tell" rows={untold} part="stories" />
      <GivenOtherwise page={page} toFile={toFile} figures={figures} />
      <Card title={words.t('reviews.scores')}>
        <ScoresTable page={page} content={content} />
      </Card>
      <PageForm
        page={page}
        state={state}
        version={version}
        tellsWhatStands
        buttons={[{ label: title }]}
        cancel={back}
      >
        {''}
      </PageForm>
    </Frame>
  );
};

type ToAnswerProps = {
  page: Page;
  href: string;
  title: 'reviews.to-score' | 'reviews.to-tell';
  rows: readonly ToAnswer[];
  part: 'scores' | 'stories';
};

/** Questions that keep the sheet from being filed, each with the way to its field. */
function ToAnswerList({ page: { words }, href, title, rows, part }: ToAnswerProps) {
  if (rows.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>{words.t(title)}</p>
      <ul>
        {rows.map(({ code, text }) => (
          <li>
            <a href={`${href}#${fieldId(`${part}.${code}`)}`}>{words.text(text)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
