import { todayIn } from '../../../kernel/calendar-day.ts';
import type { AskAnswered } from '../../reviews/queries/answered-obligation.ts';
import { isClosed, obligationState } from '../rules/obligation-state.ts';
import { obligations } from './obligation-clock.ts';

const codes = {
  scores: 'performance-scores',
  lessons: 'lessons-learned',
  'mid-term': 'mid-term-report',
  final: 'final-evaluation-report',
};

/** The dated obligation that a filing or a publication answers; what the reviews are handed. */
export const answeredObligation: AskAnswered = async (tx, instituteId, { filed, ...about }) => {
  const [row] = await obligations(tx, instituteId, { code: codes[filed], ...about });
  return row && { ...row, isOpen: !isClosed(obligationState(row, todayIn('Europe/Brussels'))) };
};
