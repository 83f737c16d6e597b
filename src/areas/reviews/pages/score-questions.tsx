import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  tableAsked,
} from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { type ListedEdition, scoreEditions } from '../queries/score-editions.ts';
import { scoreQuestions } from '../queries/score-sheets.ts';
import { mayReadScoreQuestions, mayWordScoreQuestions } from '../rules/score-permissions.ts';
import { editionBrought, firstYearScored, type ScoreQuestion } from '../rules/score-questions.ts';
import { wholeBoundsText } from './proposal-words.ts';

type Seen = { editions: readonly ListedEdition[]; edition: number; questions: readonly ScoreQuestion[] };

/** What an edition asks, the newest where none is named, and all that the institute had. */
export const show = async (page: Page) => {
  const { id } = requireInstitute(page);
  if (mayReadScoreQuestions(page.actor) !== true) throw new NotFound();
  const wanted = page.query.get('edition');
  const seen = await page.read(async (tx): Promise<Seen> => {
    const kept = await scoreEditions(tx, id);
    const editions = kept.length > 0 ? kept : [brought];
    const one = wanted ? editions.find(({ edition }) => String(edition) === wanted) : editions[0];
    if (!one) throw new NotFound();
    return { editions, edition: one.edition, questions: await scoreQuestions(tx, id, one.edition) };
  });
  return isListFile(page) ? scoreQuestionsFile(page, seen) : html(view(page, seen));
};

const tables = ['questions', 'editions'] as const;

const scoreQuestionsFile = (page: Page, { editions, edition, questions }: Seen) => {
  const { words } = page;
  const name = words.t('reviews.score-questions');
  if (tableAsked(page, tables) === 'editions')
    return listFile(
      page,
      `${name} · ${words.t('reviews.score-editions')}`,
      editionColumns(page, questions),
      editions,
    );
  return listFile(page, `${name} ${edition}`, questionColumns(page), questions);
};

const questionColumns = ({ words }: Page): ListColumn<ScoreQuestion>[] => [
  {
    label: words.t('reviews.criterion'),
    value: ({ criterion }) => words.t(`reviews.criterion-${criterion}`),
  },
  { label: words.t('reviews.question-text'), value: ({ text }) => words.text(text) },
  { label: words.t('reviews.question-final'), value: ({ finalText }) => words.text(finalText) },
  {
    label: words.t('reviews.question-told'),
    value: ({ toldAtEnd }) => words.t(toldAtEnd ? 'page.yes' : 'page.no'),
  },
  { label: words.t('reviews.bounds'), value: ({ bounds }) => wholeBoundsText(words, bounds) },
];

const editionColumns = ({ words }: Page, asked: Seen['questions']): ListColumn<ListedEdition>[] => [
  { label: words.t('reviews.score-edition'), kind: 'number', value: ({ edition }) => edition },
  { label: words.t('reviews.from-year'), kind: 'number', value: ({ fromYear }) => fromYear },
  { label: words.t('reviews.questions'), kind: 'number', value: (row) => row.questions || asked.length },
  { label: words.t('reviews.edition-begun'), value: (row) => begunText(words, row) },
];

const begunText = (words: Words, { at, by }: ListedEdition): string =>
  [at && words.moment(at), by].filter(Boolean).join(' · ');

/** Its page for one edition, or for the newest. */
export const scoreEditionHref = (edition?: number): string =>
  edition ? withQuery(paths.scoreQuestions(), { edition: String(edition) }) : paths.scoreQuestions();

/** An institute that wrote no scores yet has no rows: what a first sheet would bring. */
const brought: ListedEdition = {
  edition: editionBrought,
  fromYear: firstYearScored,
  questions: 0,
  at: null,
  by: null,
};

const view = (page: Page, { editions, edition, questions }: Seen) => {
  const { words, actor } = page;
  const title = words.t('reviews.score-questions');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('reviews.filed-scores'), href: paths.filedScores() }]}
    >
      <PageHead
        title={title}
        quiet={words.t('reviews.score-questions-what')}
        actions={
          mayWordScoreQuestions(actor) === true && (
            <ButtonLink kind="primary" href={paths.newScoreEdition()}>
              {words.t('reviews.new-score-edition')}
            </ButtonLink>
          )
        }
      />
      <Card title={words.t('reviews.score-edition-no', { edition: String(edition) })}>
        <QuestionTable page={page} questions={questions} />
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'questions')} />
      </Card>
      <Card title={words.t('reviews.score-editions')}>
        <DataTable
          caption={words.t('reviews.score-editions')}
          captionHidden
          rows={editions}
          empty=""
          columns={[
            {
              key: 'edition',
              label: words.t('reviews.score-edition'),
              cell: (row) => <a href={scoreEditionHref(row.edition)}>{row.edition}</a>,
            },
            { key: 'from', label: words.t('reviews.from-year'), cell: (row) => String(row.fromYear) },
            {
              key: 'questions',
              label: words.t('reviews.questions'),
              cell: (row) => row.questions || questions.length,
            },
            {
              key: 'at',
              label: words.t('reviews.edition-begun'),
              cell: (row) => begunText(words, row),
            },
          ]}
        />
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'editions')} />
      </Card>
    </Frame>
  );
};

function QuestionTable({ page: { words }, questions }: { page: Page; questions: readonly ScoreQuestion[] }) {
  return (
    <DataTable
      caption={words.t('reviews.questions')}
      captionHidden
      rows={questions}
      empty=""
      columns={[
        {
          key: 'criterion',
          label: words.t('reviews.criterion'),
          cell: ({ criterion }) => words.t(`reviews.criterion-${criterion}`),
        },
        { key: 'text', label: words.t('reviews.question-text'), cell: ({ text }) => words.text(text) },
        {
          key: 'final',
          label: words.t('reviews.question-final'),
          cell: ({ finalText }) => words.text(finalText),
        },
        {
          key: 'told',
          label: words.t('reviews.question-told'),
          cell: ({ toldAtEnd }) => words.t(toldAtEnd ? 'page.yes' : 'page.no'),
        },
        {
          key: 'bounds',
          label: words.t('reviews.bounds'),
          cell: ({ bounds }) => bounds && wholeBoundsText(words, bounds),
        },
      ]}
    />
  );
}
