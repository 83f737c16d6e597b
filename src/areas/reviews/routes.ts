import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as acceptPartnerReport from './pages/accept-partner-report.tsx';
import * as answerEvaluationRecommendation from './pages/answer-evaluation-recommendation.tsx';
import type { KnownAbove } from './pages/answered-obligation.tsx';
import * as concludeReview from './pages/conclude-review.tsx';
import * as correctEvaluationRecommendation from './pages/correct-evaluation-recommendation.tsx';
import * as correctEvaluationStep from './pages/correct-evaluation-step.tsx';
import * as correctPoint from './pages/correct-point.tsx';
import * as correctReportPeriod from './pages/correct-report-period.tsx';
import * as editEvaluation from './pages/edit-evaluation.tsx';
import * as editReview from './pages/edit-review.tsx';
import * as evaluation from './pages/evaluation.tsx';
import * as evaluationRecommendation from './pages/evaluation-recommendation.tsx';
import * as evaluationRecommendations from './pages/evaluation-recommendations.tsx';
import * as evaluationStep from './pages/evaluation-step.tsx';
import * as evaluations from './pages/evaluations.tsx';
import * as fileLessons from './pages/file-lessons.tsx';
import * as filePartnerReport from './pages/file-partner-report.tsx';
import * as fileScores from './pages/file-scores.tsx';
import * as filedLessons from './pages/filed-lessons.tsx';
import * as filedLessonsOne from './pages/filed-lessons-one.tsx';
import * as filedScores from './pages/filed-scores.tsx';
import * as filedScoresOne from './pages/filed-scores-one.tsx';
import * as followUpEvaluationRecommendation from './pages/follow-up-evaluation-recommendation.tsx';
import * as followUpPoint from './pages/follow-up-point.tsx';
import * as moveEvaluation from './pages/move-evaluation.tsx';
import * as moveScoreSheet from './pages/move-score-sheet.tsx';
import * as newEvaluation from './pages/new-evaluation.tsx';
import * as newEvaluationRecommendation from './pages/new-evaluation-recommendation.tsx';
import * as newPartnerReport from './pages/new-partner-report.tsx';
import * as newPoint from './pages/new-point.tsx';
import * as newReview from './pages/new-review.tsx';
import * as newScoreEdition from './pages/new-score-edition.tsx';
import * as outcomeLessons from './pages/outcome-lessons.tsx';
import * as outcomeScores from './pages/outcome-scores.tsx';
import * as partnerReport from './pages/partner-report.tsx';
import * as partnerReportReceipt from './pages/partner-report-receipt.tsx';
import * as partnerReports from './pages/partner-reports.tsx';
import * as returnPartnerReport from './pages/return-partner-report.tsx';
import * as review from './pages/review.tsx';
import * as reviews from './pages/reviews.tsx';
import * as scoreQuestions from './pages/score-questions.tsx';
import * as signEvaluationResponse from './pages/sign-evaluation-response.tsx';
import * as startMission from './pages/start-mission.tsx';
import * as takeBackAcceptance from './pages/take-back-acceptance.tsx';
import * as withdrawEvaluation from './pages/withdraw-evaluation.tsx';
import { withdrawWordsOf } from './pages/withdraw-filed-words.tsx';
import * as withdrawPartnerReport from './pages/withdraw-partner-report.tsx';
import * as withdrawReview from './pages/withdraw-review.tsx';
import * as writePartnerReport from './pages/write-partner-report.tsx';

export const reviewRoutes = (known: KnownAbove): readonly Route[] => [
  { path: paths.fileScores, show: fileScores.showWith(known), save: fileScores.saveWith(known) },
  { path: paths.moveScoreSheet, ...moveScoreSheet },
  { path: paths.filedScores, ...filedScores },
  { path: paths.filedScoresOne, ...filedScoresOne },
  { path: paths.withdrawFiledScores, ...withdrawWordsOf('scores') },
  { path: paths.outcomeScores, ...outcomeScores },
  { path: paths.scoreQuestions, ...scoreQuestions },
  { path: paths.newScoreEdition, ...newScoreEdition },
  { path: paths.outcomeLessons, ...outcomeLessons },
  { path: paths.fileLessons, show: fileLessons.showWith(known), save: fileLessons.saveWith(known) },
  { path: paths.filedLessons, ...filedLessons },
  { path: paths.filedLessonsOne, ...filedLessonsOne },
  { path: paths.withdrawFiledLessons, ...withdrawWordsOf('lessons') },
  { path: paths.acceptPartnerReport, ...acceptPartnerReport },
  { path: paths.filePartnerReport, ...filePartnerReport },
  { path: paths.newPartnerReport, ...newPartnerReport },
  { path: paths.partnerReport, ...partnerReport },
  { path: paths.partnerReportReceipt, ...partnerReportReceipt },
  { path: paths.partnerReports, ...partnerReports },
  { path: paths.returnPartnerReport, ...returnPartnerReport },
  { path: paths.correctReportPeriod, ...correctReportPeriod },
  { path: paths.takeBackAcceptance, ...takeBackAcceptance },
  { path: paths.withdrawPartnerReport, ...withdrawPartnerReport },
  { path: paths.writePartnerReport, ...writePartnerReport },
  { path: paths.evaluations, ...evaluations },
  { path: paths.newEvaluation, ...newEvaluation },
  { path: paths.evaluation, show: evaluation.showWith(known) },
  { path: paths.editEvaluation, ...editEvaluation },
  { path: paths.moveEvaluation, ...moveEvaluation },
  { path: paths.withdrawEvaluation, ...withdrawEvaluation },
  { path: paths.recordEvaluationStep, ...evaluationStep },
  { path: paths.correctEvaluationStep, ...correctEvaluationStep },
  { path: paths.evaluationRecommendations, ...evaluationRecommendations },
  { path: paths.newEvaluationRecommendation, ...newEvaluationRecommendation },
  { path: paths.evaluationRecommendation, ...evaluationRecommendation },
  { path: paths.correctEvaluationRecommendation, ...correctEvaluationRecommendation },
  { path: paths.answerEvaluationRecommendation, ...answerEvaluationRecommendation },
  { path: paths.followUpEvaluationRecommendation, ...followUpEvaluationRecommendation },
  { path: paths.signEvaluationResponse, ...signEvaluationResponse },
  { path: paths.reviews, ...reviews },
  { path: paths.newReview, ...newReview },
  { path: paths.review, ...review },
  { path: paths.editReview, ...editReview },
  { path: paths.withdrawReview, ...withdrawReview },
  { path: paths.concludeReview, ...concludeReview },
  { path: paths.startMission, ...startMission },
  { path: paths.newReviewPoint, ...newPoint },
  { path: paths.correctReviewPoint, ...correctPoint },
  { path: paths.followUpReviewPoint, ...followUpPoint },
];
