import { NotFound } from '../../../kernel/problem.ts';
import { isListFile, type ListColumn, listFile, mostListRows } from '../../../page/list-export.ts';
import { isAmiss, type Narrowing, narrowedPage, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { type FilingChoices, filingChoices, type OutcomeFiling } from '../queries/outcome-filings.ts';
import { type FiledScores, scoreFilings } from '../queries/score-filings.ts';
import { scores } from '../rules/score-input.ts';
import { mayReadFiledScores } from '../rules/score-permissions.ts';
import { FiledList, filingFilterOf, filingNarrowings, filingPlace } from './filed-list.tsx';

type Row = OutcomeFiling<FiledScores>;

/** What was filed, of one's own institute or, for the donor, of all. */
export const show = async (page: Page) => {
  const { actor, words } = page;
  if (mayReadFiledScores(actor) !== true) throw new NotFound();
  const title = words.t('reviews.filed-scores');
  const isFile = isListFile(page);
  const place = filingPlace(page);
  const { rows, narrowings, filed } = await page.read(async (tx) => {
    const choices = await filingChoices(tx, 'score_filings', actor.institutes);
    const narrowings = narrowingsOf(page, choices);
    const score = scores.find((each) => each === valuesOf(narrowings).score);
    const filter = { ...filingFilterOf(narrowings, place.value), score };
    const part = isFile ? { after: undefined, limit: mostListRows } : {};
    const { filed } = choices;
    return { narrowings, filed, rows: await scoreFilings(tx, actor.institutes, { ...filter, ...part }) };
  });
  if (isFile && !isAmiss(narrowings, [place])) return listFile(page, title, fileColumns(page), rows);
  const shown = (
    <FiledList
      page={page}
      title={title}
      action={paths.filedScores()}
      narrowings={narrowings}
      place={place}
      rows={rows}
      filed={filed}
      empty={words.t('reviews.no-filed-scores')}
      href={({ id }) => paths.filedScoresOne({ id })}
      content={{ label: words.t('reviews.scores'), cell: (row) => <Scores page={page} row={row} /> }}
    />
  );
  return narrowedPage(shown, narrowings, [place]);
};

const narrowingsOf = (page: Page, choices: FilingChoices): Narrowing[] => [
  ...filingNarrowings(page, choices),
  narrowing(
    page,
    'score',
    page.words.t('reviews.score'),
    scores.map((value) => ({ value, label: page.words.t(`reviews.score-${value}`) })),
  ),
];

const lettersOf = ({ content }: Row): string => content?.answers.map(({ score }) => score).join(' ') ?? '';

/** Each story that was told behind a score, with the question that it answers. */
const storiesOf = ({ words }: Page, { content }: Row): string[] =>
  (content?.answers ?? [])
    .filter(({ story }) => story)
    .map(({ criterion, text, score, story }) =>
      [score, words.say(`reviews.criterion-${criterion}`), words.text(text), story].join(' · '),
    );

function Scores({ page, row }: { page: Page; row: Row }) {
  const stories = storiesOf(page, row);
  return (
    <>
      {lettersOf(row)}
      {stories.length > 0 && (
        <ul>
          {stories.map((story) => (
            <li>{story}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const fileColumns = (page: Page): ListColumn<Row>[] => {
  const { words } = page;
  return [
    { label: words.t('overview.axis-institute'), value: (row) => row.institute.toUpperCase() },
    { label: words.t('reviews.programme'), value: (row) => row.programme },
    { label: words.t('reviews.outcome'), value: (row) => row.outcome },
    { label: words.t('reviews.year'), kind: 'number', value: (row) => row.year },
    { label: words.t('reviews.scores'), value: lettersOf },
    { label: words.t('reviews.score-stories'), value: (row) => storiesOf(page, row).join('\n') },
    { label: words.t('reviews.report-state-filed'), kind: 'day', value: (row) => row.filedOn },
    { label: words.t('reviews.filed-replaced-on'), kind: 'day', value: (row) => row.replacedOn },
    { label: words.t('reviews.words-withdrawn-on'), kind: 'day', value: (row) => row.withdrawn?.on ?? null },
    { label: 'SHA-256', value: (row) => row.sha256 },
  ];
};
