import type { AnyCommand } from '../../command/registry.ts';
import { acceptPartnerReport } from './commands/accept-partner-report.ts';
import { addEvaluationRecommendation } from './commands/add-evaluation-recommendation.ts';
import { addPoint } from './commands/add-point.ts';
import { answerEvaluationRecommendation } from './commands/answer-evaluation-recommendation.ts';
import { concludeReview } from './commands/conclude-review.ts';
import { correctEvaluationRecommendation } from './commands/correct-evaluation-recommendation.ts';
import { correctEvaluationStep } from './commands/correct-evaluation-step.ts';
import { correctPoint } from './commands/correct-point.ts';
import { correctReportPeriod } from './commands/correct-report-period.ts';
import { fileLessons } from './commands/file-lessons.ts';
import { filePartnerReport } from './commands/file-partner-report.ts';
import { fileScores } from './commands/file-scores.ts';
import { followUpEvaluationRecommendation } from './commands/follow-up-evaluation-recommendation.ts';
import { followUpPoint } from './commands/follow-up-point.ts';
import { moveEvaluation } from './commands/move-evaluation.ts';
import { moveScoreSheet } from './commands/move-score-sheet.ts';
import { openPartnerReport } from './commands/open-partner-report.ts';
import { openReview } from './commands/open-review.ts';
import { planEvaluation } from './commands/plan-evaluation.ts';
import { recordEvaluationStep } from './commands/record-evaluation-step.ts';
import { returnPartnerReport } from './commands/return-partner-report.ts';
import { reviseEvaluation } from './commands/revise-evaluation.ts';
import { reviseReview } from './commands/revise-review.ts';
import { signEvaluationResponse } from './commands/sign-evaluation-response.ts';
import { startMission } from './commands/start-mission.ts';
import { takeBackAcceptance } from './commands/take-back-acceptance.ts';
import { withdrawEvaluation } from './commands/withdraw-evaluation.ts';
import { withdrawFiledWords } from './commands/withdraw-filed-words.ts';
import { withdrawPartnerReport } from './commands/withdraw-partner-report.ts';
import { withdrawReview } from './commands/withdraw-review.ts';
import { wordScoreQuestions } from './commands/word-score-questions.ts';
import { writeLessons } from './commands/write-lessons.ts';
import { writePartnerReport } from './commands/write-partner-report.ts';
import { writeScores } from './commands/write-scores.ts';

/** What a progress review finds and what becomes of it; joined to the others in `src/command-list.ts`. */
export const reviewCommands: readonly AnyCommand[] = [
  openReview,
  reviseReview,
  withdrawReview,
  addPoint,
  correctPoint,
  concludeReview,
  followUpPoint,
  startMission,
  openPartnerReport,
  correctReportPeriod,
  writePartnerReport,
  withdrawPartnerReport,
  filePartnerReport,
  returnPartnerReport,
  acceptPartnerReport,
  takeBackAcceptance,
  writeScores,
  moveScoreSheet,
  wordScoreQuestions,
  writeLessons,
  fileLessons,
  fileScores,
  withdrawFiledWords,
  planEvaluation,
  reviseEvaluation,
  moveEvaluation,
  withdrawEvaluation,
  recordEvaluationStep,
  correctEvaluationStep,
  addEvaluationRecommendation,
  correctEvaluationRecommendation,
  answerEvaluationRecommendation,
  followUpEvaluationRecommendation,
  signEvaluationResponse,
];
