import type { Tx } from '../../../db/transaction.ts';

/** The id of the indicator that has a code in an outcome; that of one that was withdrawn is free. */
export const indicatorWithCode = async (
  tx: Tx,
  instituteId: string,
  { outcomeId, code }: { outcomeId: string; code: string },
): Promise<string | undefined> => {
  const found = await tx
    .selectFrom('indicators')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('outcome_id', '=', outcomeId)
    .where('code', '=', code)
    .where('withdrawn_by_no', 'is', null)
    .executeTakeFirst();
  return found?.id;
};

/** The place after the last indicator of an outcome. */
export const nextPosition = async (tx: Tx, instituteId: string, outcomeId: string): Promise<number> => {
  const { last } = await tx
    .selectFrom('indicators')
    .select((row) => row.fn.max('position').as('last'))
    .where('institute_id', '=', instituteId)
    .where('outcome_id', '=', outcomeId)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
};
