import type { Tx } from '../../../db/transaction.ts';
import type { CodedIndicator } from '../rules/formula-check.ts';

/** The indicators of the programme that an outcome belongs to, by code, with the formula in force. */
export const codedIndicators = (tx: Tx, instituteId: string, outcomeId: string): Promise<CodedIndicator[]> =>
  tx
    .selectFrom('indicators as i')
    .innerJoin('indicator_versions as v', (join) =>
      join
        .onRef('v.institute_id', '=', 'i.institute_id')
        .onRef('v.indicator_id', '=', 'i.id')
        .on('v.ended_by_no', 'is', null),
    )
    .innerJoin('outcomes as o', (join) =>
      join.onRef('o.institute_id', '=', 'i.institute_id').onRef('o.id', '=', 'i.outcome_id'),
    )
    .select(['o.code as outcome', 'i.code', 'v.formula'])
    .where('i.institute_id', '=', instituteId)
    .where('o.programme_id', '=', (one) =>
      one
        .selectFrom('outcomes')
        .select('programme_id')
        .where('institute_id', '=', instituteId)
        .where('id', '=', outcomeId),
    )
    .execute();
