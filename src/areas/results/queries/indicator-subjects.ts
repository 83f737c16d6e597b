import type { Tx } from '../../../db/transaction.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { definitionsOf } from './indicators.ts';

/** An indicator with its outcome; undefined where the actor sees none, or it was withdrawn. */
export const indicatorSubject = async (tx: Tx, instituteId: string, id: string) => {
  const indicator = (await definitionsOf(tx, instituteId, [id])).get(id);
  const outcome = indicator && (await outcomeById(tx, instituteId, indicator.outcomeId));
  return indicator && outcome && { indicator, outcome };
};
