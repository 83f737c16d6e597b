import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as concludeReview from './pages/conclude-review.tsx';
import * as correctEvaluationStep from './pages/correct-evaluation-step.tsx';
import * as correctPoint from './pages/correct-point.tsx';
import * as editEvaluation from './pages/edit-evaluation.tsx';
import * as editReview from './pages/edit-review.tsx';
import * as evaluation from './pages/evaluation.tsx';
import * as evaluationStep from './pages/evaluation-step.tsx';
import * as evaluations from './pages/evaluations.tsx';
import * as followUpPoint from './pages/follow-up-point.tsx';
import * as newEvaluation from './pages/new-evaluation.tsx';
import * as newPoint from './pages/new-point.tsx';
import * as newReview from './pages/new-review.tsx';
import * as review from './pages/review.tsx';
import * as reviews from './pages/reviews.tsx';
import * as startMission from './pages/start-mission.tsx';

export const reviewRoutes: readonly Route[] = [
  { path: paths.evaluations, ...evaluations },
  { path: paths.newEvaluation, ...newEvaluation },
  { path: paths.evaluation, ...evaluation },
  { path: paths.editEvaluation, ...editEvaluation },
  { path: paths.recordEvaluationStep, ...evaluationStep },
  { path: paths.correctEvaluationStep, ...correctEvaluationStep },
  { path: paths.reviews, ...reviews },
  { path: paths.newReview, ...newReview },
  { path: paths.review, ...review },
  { path: paths.editReview, ...editReview },
  { path: paths.concludeReview, ...concludeReview },
  { path: paths.startMission, ...startMission },
  { path: paths.newReviewPoint, ...newPoint },
  { path: paths.correctReviewPoint, ...correctPoint },
  { path: paths.followUpReviewPoint, ...followUpPoint },
];
