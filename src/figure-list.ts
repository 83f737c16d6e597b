import { activityQuestions } from './areas/activities/queries/activity-questions.ts';
import { justificationQuestion } from './areas/control/queries/justification-question.ts';
import { filedOutcomeQuestions } from './areas/filing/queries/filed-outcome-questions.ts';
import { filedQuestions } from './areas/filing/queries/filed-questions.ts';
import { advanceQuestion } from './areas/finance/queries/advance-question.ts';
import { moneyQuestions } from './areas/finance/queries/money-questions.ts';
import { consolidatedQuestion } from './areas/joint/queries/joint-question.ts';
import { obligationQuestion } from './areas/obligations/queries/obligation-question.ts';
import { coverageQuestions } from './areas/overview/queries/coverage-questions.ts';
import { exchangeBalanceQuestion } from './areas/overview/queries/exchange-balance-question.ts';
import { fileQuestion } from './areas/overview/queries/file-question.ts';
import { groupQuestion } from './areas/overview/queries/group-question.ts';
import { partnerQuestions } from './areas/overview/queries/partner-questions.ts';
import { portfolioQuestion } from './areas/overview/queries/portfolio-question.ts';
import { progressQuestion } from './areas/overview/queries/progress-question.ts';
import { riskQuestions } from './areas/programmes/queries/risk-questions.ts';
import { libraryQuestion } from './areas/results/queries/library-question.ts';
import { reportQuestion } from './areas/results/queries/report-question.ts';
import { resultQuestions } from './areas/results/queries/result-questions.ts';
import { togetherQuestion } from './areas/results/queries/together-question.ts';
import { evaluationQuestion } from './areas/reviews/queries/evaluation-question.ts';
import { scoreProposalQuestion } from './areas/reviews/queries/score-proposal-question.ts';
import { filedScoresQuestion } from './areas/reviews/queries/score-question.ts';
import type { FigureQuestion, InstituteQuestion } from './db/figure-question.ts';

/** Every question about a programme that has an answer in figures, area by area. */
export const figureQuestions: readonly FigureQuestion[] = [
  ...activityQuestions,
  ...resultQuestions,
  justificationQuestion,
  ...moneyQuestions,
  consolidatedQuestion,
  evaluationQuestion,
  scoreProposalQuestion,
  groupQuestion,
  progressQuestion,
  reportQuestion,
  ...riskQuestions,
  fileQuestion,
];

/** Every question about an institute, or about several together. */
export const instituteQuestions: readonly InstituteQuestion[] = [
  libraryQuestion,
  togetherQuestion,
  filedScoresQuestion,
  portfolioQuestion,
  advanceQuestion,
  exchangeBalanceQuestion,
  obligationQuestion,
  ...partnerQuestions,
  ...coverageQuestions,
  ...filedQuestions,
  ...filedOutcomeQuestions,
];
