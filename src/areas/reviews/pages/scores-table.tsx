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
