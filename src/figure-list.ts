import { activityQuestions } from './areas/activities/queries/activity-questions.ts';
import { justificationQuestion } from './areas/control/queries/justification-question.ts';
import { moneyQuestions } from './areas/finance/queries/money-questions.ts';
import { consolidatedQuestion } from './areas/joint/queries/joint-question.ts';
import { obligationQuestion } from './areas/obligations/queries/obligation-question.ts';
import { resultQuestions } from './areas/results/queries/result-questions.ts';
import type { FigureQuestion } from './db/figure-question.ts';

/** Every question about a programme that has an answer in figures, area by area. */
export const figureQuestions: readonly FigureQuestion[] = [
  ...activityQuestions,
  ...resultQuestions,
  justificationQuestion,
  ...moneyQuestions,
  consolidatedQuestion,
  obligationQuestion,
];
