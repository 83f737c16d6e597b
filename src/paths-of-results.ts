import { path } from './kernel/path.ts';

/** Addresses of results and reviews; `paths.ts` joins them with all others. */
export const resultPaths = {
  indicators: path('/outcomes/:id/indicators'),
  newIndicator: path('/outcomes/:id/indicators/new'),
  indicator: path('/indicators/:id'),
  redefineIndicator: path('/indicators/:id/definition'),
  setBaseline: path('/indicators/:id/baseline'),
  targets: path('/indicators/:id/targets'),
  newTarget: path('/indicators/:id/targets/new'),
  newMeasurement: path('/indicators/:id/measurements/new'),
  resultFigures: path('/programmes/:id/results'),
  figureEntries: path('/indicators/:id/entries'),
  measurements: path('/measurements'),
  correctMeasurement: path('/measurements/:id/correction'),
  measurementSheet: path('/measurements/sheet'),

  indicatorLibrary: path('/library/indicators'),
  adoptLibrary: path('/library/indicators/adoption'),
  newLibraryIndicator: path('/library/indicators/new'),
  libraryIndicator: path('/library/indicators/:id'),
  editLibraryIndicator: path('/library/indicators/:id/edit'),

  evaluations: path('/evaluations'),
  newEvaluation: path('/programmes/:id/evaluations/new'),
  evaluation: path('/evaluations/:id'),
  editEvaluation: path('/evaluations/:id/edit'),
  recordEvaluationStep: path('/evaluations/:id/step'),
  correctEvaluationStep: path('/evaluation-steps/:id/correction'),

  reviews: path('/reviews'),
  newReview: path('/outcomes/:id/reviews/new'),
  review: path('/reviews/:id'),
  editReview: path('/reviews/:id/edit'),
  concludeReview: path('/reviews/:id/conclusion'),
  startMission: path('/reviews/:id/mission'),
  newReviewPoint: path('/reviews/:id/points/new'),
  correctReviewPoint: path('/review-points/:id/correction'),
  followUpReviewPoint: path('/review-points/:id/follow-up'),
};
