import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { checksOfMeasurements } from './measurement-checks.ts';

export type FigureWarning = { id: string; sentence: Problem };

/** What the rules say against some measurements, beside all that stand with them. */
export const figureWarnings = async (
  tx: Tx,
  instituteId: string,
  measurementIds: readonly string[],
): Promise<FigureWarning[]> =>
  (await checksOfMeasurements(tx, instituteId, measurementIds, todayIn())).flatMap(({ id, checks }) =>
    checks.flatMap(({ verdict, sentence }) =>
      verdict === 'ok' || verdict === 'settled' ? [] : [{ id, sentence }],
    ),
  );
