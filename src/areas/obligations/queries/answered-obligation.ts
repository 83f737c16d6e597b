import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { AnsweredObligation, FiledHere } from '../../reviews/queries/answered-obligation.ts';
import { isClosed, obligationState } from '../rules/obligation-state.ts';
import { obligations } from './obligation-clock.ts';

const codes = {
  scores: 'performance-scores',
  lessons: 'lessons-learned',
  'mid-term': 'mid-term-report',
  final: 'final-evaluation-report',
  claim: 'claim',
  account: 'financial-report',
};

type Filed = Omit<FiledHere, 'filed'> & { filed: keyof typeof codes };

/** The dated obligation that a filing, a publication or a claim answers; what the reviews are handed. */
export const answeredObligation = async (
  tx: Tx,
  instituteId: string,
  { filed, ...about }: Filed,
): Promise<AnsweredObligation | undefined> => {
  const [row] = await obligations(tx, instituteId, { code: codes[filed], ...about });
  return row && { ...row, isOpen: !isClosed(obligationState(row, todayIn('Europe/Brussels'))) };
};
