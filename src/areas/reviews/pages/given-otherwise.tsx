import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { ScoresToFile } from '../queries/scores-to-file.ts';
import { differsFrom, type ScoredFigures, scoreProposals } from '../rules/score-proposal.ts';
import { proposedStory } from './proposal-words.ts';

type Props = { page: Page; toFile: ScoresToFile; figures: ScoredFigures };

/** The letters that are others than live figures propose, to whoever is about to file them. */
export function GivenOtherwise({ page: { words }, toFile: { questions, answers, content }, figures }: Props) {
  const rows = differsFrom(scoreProposals(questions, figures), answers);
  if (rows.length === 0) return null;
  const asked = (code: string) => {
    const question = questions.find((each) => each.code === code);
    return words.text(content.isFinal ? question?.finalText : question?.text);
  };
  return (
    <Card title={words.t('reviews.given-otherwise')}>
      <p class="quiet">{words.t('reviews.given-otherwise-what')}</p>
      <DataTable
        caption={words.t('reviews.given-otherwise')}
        captionHidden
        rows={rows}
        empty=""
        columns={[
          { key: 'question', label: words.t('reviews.question'), cell: ({ question }) => asked(question) },
          {
            key: 'proposed',
            label: words.t('reviews.proposed'),
            cell: ({ score }) => words.t(`reviews.score-${score}`),
          },
          {
            key: 'given',
            label: words.t('reviews.given'),
            cell: ({ given }) => words.t(`reviews.score-${given}`),
          },
          {
            key: 'figures',
            label: words.t('reviews.of-figures'),
            cell: (row) => proposedStory(words, row, figures),
          },
        ]}
      />
    </Card>
  );
}
