import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { baselinesOf } from './baselines.ts';

export type TargetRow = {
  id: string;
  from: string;
  until: string;
  value: string | null;
  text: unknown;
  comment: unknown;
  breakdown: Readonly<Record<string, string>>;
  correctionReason: string | null;
  endedByNo: number | null;
};

/** Every version of an indicator's definition, every baseline and every target it ever had, those that stand first. */
export const indicatorHistory = async (tx: Tx, instituteId: string, indicatorId: string) => {
  const versions = await tx
    .selectFrom('indicator_versions')
    .select([
      'id',
      'edition',
      'series',
      'title',
      'measure',
      'over_time as overTime',
      'over_partners as overPartners',
    ])
    .where('institute_id', '=', instituteId)
    .where('indicator_id', '=', indicatorId)
    .orderBy('edition', 'desc')
    .execute();
  const targets = (await tx
    .selectFrom('targets')
    .select(['id', 'from_on as from', 'until_on as until', sql<string | null>`trim_scale(value)`.as('value')])
    .select(['text_value as text', 'comment', 'breakdown', 'correction_reason as correctionReason'])
    .select('ended_by_no as endedByNo')
    .where('institute_id', '=', instituteId)
    .where('indicator_id', '=', indicatorId)
    .orderBy('from_on')
    .orderBy('until_on')
    .orderBy(sql`ended_by_no is not null`)
    .orderBy('id', 'desc')
    .execute()) as TargetRow[];
  return { versions, targets, baselines: await baselinesOf(tx, instituteId, indicatorId) };
};
