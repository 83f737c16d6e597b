import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { measurementChecks } from './measurement-checks.ts';

export type FigureWarning = { id: string; sentence: Problem };

/** What the rules say against some measurements. */
export const figureWarnings = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  measurementIds: readonly string[],
): Promise<FigureWarning[]> => {
  const found: FigureWarning[] = [];
  const judged = await measurementChecks(tx, instituteId, indicatorIds, todayIn());
  for (const { id, checks } of judged)
    if (measurementIds.includes(id))
      for (const { verdict, sentence } of checks)
        if (verdict !== 'ok' && verdict !== 'settled') found.push({ id, sentence });
  return found;
};
