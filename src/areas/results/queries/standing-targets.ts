import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { sinceSeries } from './since-series.ts';

/** The targets of an indicator as it is meant that stand now, by period. */
export const standingTargets = (tx: Tx, instituteId: string, indicatorId: string) =>
  targetsOf(tx, instituteId, indicatorId)
    .where('ended_by_no', 'is', null)
    .where(sinceSeries('targets'))
    .orderBy('from_on')
    .orderBy('until_on')
    .orderBy('id')
    .execute();

/** Of these targets of an indicator, those that stand no more. */
export const endedTargets = (tx: Tx, instituteId: string, indicatorId: string, ids: readonly string[]) =>
  targetsOf(tx, instituteId, indicatorId)
    .where('ended_by_no', 'is not', null)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();

const targetsOf = (tx: Tx, instituteId: string, indicatorId: string) =>
  tx
    .selectFrom('targets')
    .select([
      'id',
      'from_on as from',
      'until_on as until',
      'value',
      'text_value as text',
      'comment',
      'breakdown',
      'is_share as isShare',
      'is_milestone as isMilestone',
    ])
    .where('institute_id', '=', instituteId)
    .where('indicator_id', '=', indicatorId);
