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

  partnerReports: path('/partner-reports'),
  newPartnerReport: path('/agreements/:id/reports/new'),
  partnerReport: path('/partner-reports/:id'),
  writePartnerReport: path('/partner-reports/:id/narrative'),
  filePartnerReport: path('/partner-reports/:id/filing'),
  returnPartnerReport: path('/partner-reports/:id/return'),
  acceptPartnerReport: path('/partner-reports/:id/acceptance'),
  partnerReportReceipt: path('/partner-reports/:id/receipt'),

  outcomeScores: path('/outcomes/:id/scores'),
  fileScores: path('/score-sheets/:id/filing'),
  filedScores: path('/filed-scores'),
  filedScoresOne: path('/filed-scores/:id'),

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
