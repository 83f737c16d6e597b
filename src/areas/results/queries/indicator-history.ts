import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type BaselineRow, baselineRows } from './baselines.ts';

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

type VersionRow = {
  id: string;
  edition: number;
  series: number;
  title: unknown;
  measure: string;
  overTime: string;
  overPartners: string;
};

/** Every version of an indicator's definition, every baseline and every target it ever had, those that stand first. */
export const indicatorHistory = (tx: Tx, instituteId: string, indicatorId: string) =>
  together<{ versions: VersionRow; targets: TargetRow; baselines: BaselineRow }>(tx, {
    versions: tx
      .selectFrom('indicator_versions')
      .select(['id', 'edition', 'series', 'title', 'measure'])
      .select(['over_time as overTime', 'over_partners as overPartners'])
      .where('institute_id', '=', instituteId)
      .where('indicator_id', '=', indicatorId)
      .orderBy('edition', 'desc'),
    targets: tx
      .selectFrom('targets')
      .select(['id', 'from_on as from', 'until_on as until'])
      .select(sql<string | null>`trim_scale(value)::text`.as('value'))
      .select(['text_value as text', 'comment', 'breakdown', 'correction_reason as correctionReason'])
      .select('ended_by_no as endedByNo')
      .where('institute_id', '=', instituteId)
      .where('indicator_id', '=', indicatorId)
      .orderBy('from_on')
      .orderBy('until_on')
      .orderBy(sql`ended_by_no is not null`)
      .orderBy('id', 'desc'),
    baselines: baselineRows(tx, instituteId, indicatorId),
  });
