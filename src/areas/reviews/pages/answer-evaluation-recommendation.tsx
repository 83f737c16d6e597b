import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { answerEvaluationRecommendation } from '../commands/answer-evaluation-recommendation.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import {
  AnswerFields,
  answerReaders,
  recommendationCrumbs,
  recommendationOfForm,
} from './recommendation-fields.tsx';

const load = async (tx: Tx, instituteId: string, id: string, page: Page) => {
  const row = await recommendationOfForm(tx, instituteId, id, page);
  const evaluation = row && (await evaluationById(tx, instituteId, row.evaluationId));
  return evaluation && { row, evaluation };
};

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load,
  title: ({ row }) => (row.answerId ? 'reviews.answer-correct' : 'reviews.answer-new'),
  kind: ({ words }, { row }) => words.t('reviews.recommendation-of', { number: row.number, text: row.text }),
  crumbs: (page, { row }) => recommendationCrumbs(page, row),
  back: ({ evaluation: { id } }) => paths.evaluation({ id }),
  open: ({ words }, { row }) => ({
    answer: row.answer ?? undefined,
    answerReason: row.answerReason ?? undefined,
    action: row.action ?? undefined,
    takenOnBy: row.takenOnBy ?? undefined,
    dueOn: row.dueOn ? words.day(row.dueOn) : undefined,
  }),
  version: ({ row }) => row.answerNo,
  command: answerEvaluationRecommendation,
  readers: answerReaders,
  extra: (_, { row: { id } }) => ({ recommendationId: id }),
  fields: ({ page, state, loaded: { evaluation } }) => (
    <AnswerFields page={page} state={state} isSigned={evaluation.firstSignedOn !== null} />
  ),
  notice: 'reviews.answer-saved',
});
