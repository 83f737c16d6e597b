import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import type { RecommendationRow } from '../queries/evaluation-recommendations.ts';
import { canBeFollowed } from '../rules/response-state.ts';
import { addresseesOf } from './recommendation-table.tsx';

/** Recommendations as a file: of one evaluation, or of all. */
export const recommendationColumns = (page: Page): ListColumn<RecommendationRow>[] => {
  const { words } = page;
  return [
    { label: words.t('reviews.evaluation'), value: (row) => row.evaluation },
    { label: words.t('reviews.recommendation-number'), kind: 'number', value: (row) => row.number },
    { label: words.t('reviews.recommendation'), value: (row) => row.text },
    {
      label: words.t('reviews.recommendation-criterion'),
      value: (row) => row.criterion && words.t(`reviews.evaluation-criteria-${row.criterion}`),
    },
    { label: words.t('reviews.recommendation-to'), value: (row) => addresseesOf(page, row) },
    { label: words.t('reviews.answer'), value: (row) => words.t(`reviews.answer-${row.answer ?? 'none'}`) },
    { label: words.t('reviews.answer-why'), value: (row) => row.answerReason },
    { label: words.t('reviews.action'), value: (row) => row.action },
    { label: words.t('reviews.takenOnBy'), value: (row) => row.takenOnBy },
    { label: words.t('reviews.dueOn'), kind: 'day', value: (row) => row.dueOn },
    {
      label: words.t('reviews.became'),
      value: (row) => (canBeFollowed(row) ? words.t(`reviews.state-${row.state}`) : null),
    },
    { label: words.t('reviews.note'), value: (row) => row.note },
  ];
};
