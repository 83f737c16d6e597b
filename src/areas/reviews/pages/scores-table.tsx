import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { FiledScores } from '../queries/score-filings.ts';

type Props = { page: Page; content: FiledScores };

/** Questions, letters and stories as they are filed, or would be. */
export function ScoresTable({ page: { words }, content }: Props) {
  return (
    <DataTable
      caption={words.t('reviews.scores-of', { year: String(content.year) })}
      captionHidden
      rows={content.answers}
      empty={words.t('reviews.nothing-scored')}
      columns={[
        {
          key: 'criterion',
          label: words.t('reviews.criterion'),
          cell: ({ criterion }) => words.say(`reviews.criterion-${criterion}`),
        },
        { key: 'text', label: words.t('reviews.question'), cell: ({ text }) => words.text(text) },
        {
          key: 'score',
          label: words.t('reviews.score'),
          cell: ({ score }) => words.t(`reviews.score-${score}`),
        },
        { key: 'story', label: words.t('reviews.score-story'), cell: ({ story }) => story && <p>{story}</p> },
      ]}
    />
  );
}

/** The same as a file. */
export const scoreColumns = ({ words }: Page): ListColumn<FiledScores['answers'][number]>[] => [
  {
    label: words.t('reviews.criterion'),
    value: ({ criterion }) => words.say(`reviews.criterion-${criterion}`),
  },
  { label: words.t('reviews.question'), value: ({ text }) => words.text(text) },
  { label: words.t('reviews.score'), value: ({ score }) => score },
  { label: words.t('reviews.score-story'), value: ({ story }) => story },
];
