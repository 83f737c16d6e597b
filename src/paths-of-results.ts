import { path } from './kernel/path.ts';

/** Addresses of results and reviews; `paths.ts` joins them with all others. */
export const resultPaths = {
  indicators: path('/outcomes/:id/indicators'),
  newIndicator: path('/outcomes/:id/indicators/new'),
  indicator: path('/indicators/:id'),
  redefineIndicator: path('/indicators/:id/definition'),
  setBaseline: path('/indicators/:id/baseline'),
  newTarget: path('/indicators/:id/targets/new'),
  newMeasurement: path('/indicators/:id/measurements/new'),
  measurements: path('/measurements'),
  correctMeasurement: path('/measurements/:id/correction'),
  measurementSheet: path('/measurements/sheet'),
  reportingWindows: path('/programmes/:id/reporting'),
  newWindow: path('/programmes/:id/reporting/new'),
  reportingWindow: path('/reporting/:id'),
  editWindow: path('/reporting/:id/edit'),
  measurementReport: path('/figure-reports/:id'),
  reviewReport: path('/figure-reports/:id/review'),
  partnerReports: path('/partners/:id/figure-reports'),

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
