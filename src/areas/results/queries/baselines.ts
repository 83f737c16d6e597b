import { sql } from 'kysely';
import { endedBy, known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { sinceSeries } from './since-series.ts';

export type BaselineRow = {
  id: string;
  year: number;
  /** The empty object is the whole. */
  breakdown: Readonly<Record<string, string>>;
  /** The very day, where a file said it. */
  onDay: string | null;
  value: string | null;
  text: unknown;
  comment: unknown;
  correctionReason: string | null;
  entryNo: number;
  endedByNo: number | null;
  /** With the definition in force. */
  compares: boolean;
};

/** The baselines that stand and compare, of the whole and of cells, the latest year first. */
export const standingBaselines = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
): Promise<BaselineRow[]> =>
  (await baselineRows(tx, instituteId, indicatorId)
    .where('ended_by_no', 'is', null)
    .where(sinceSeries('baselines'))
    .execute()) as BaselineRow[];

/** Every baseline an indicator ever had, of the whole and of cells: the latest year first, of each the one that stands, now or as of an audit number; a part of a larger statement. */
export const baselineRows = (tx: Tx, instituteId: string, indicatorId: string, asOf?: number) =>
  tx
    .selectFrom('baselines')
    .select([
      'id',
      'year',
      'breakdown',
      'on_day as onDay',
      sql<string | null>`trim_scale(value)::text`.as('value'),
      'text_value as text',
      'comment',
    ])
    .select(['correction_reason as correctionReason', 'entry_no as entryNo'])
    .select(endedBy('baselines', asOf).as('endedByNo'))
    .select(sinceSeries('baselines', asOf).as('compares'))
    .where('institute_id', '=', instituteId)
    .where('indicator_id', '=', indicatorId)
    .where(known('baselines', asOf))
    .orderBy('year', 'desc')
    .orderBy(sql`breakdown <> '{}'`)
    .orderBy('breakdown')
    .orderBy(sql`${endedBy('baselines', asOf)} is not null`)
    .orderBy('id', 'desc');

/**
 * The latest baseline of one cell (the empty object is the whole), as it stood and was meant at an audit number; undefined
 * where it has none of its own.
 */
export const baselineOfCell = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
  { breakdown, asOf }: { breakdown: Readonly<Record<string, string>>; asOf?: number | undefined },
): Promise<{ year: number; value: string | null } | undefined> =>
  (
    await sql<{ year: number; value: string | null }>`
      select b.year, trim_scale(b.value)::text as value from baselines b
       where b.institute_id = ${instituteId} and b.indicator_id = ${indicatorId}
         and b.breakdown = ${JSON.stringify(breakdown)}::jsonb and ${standing('b', asOf)}
         and ${sinceSeries('b', asOf)}
       order by (b.value is null and b.text_value is null), b.year desc, b.id desc limit 1`.execute(tx)
  ).rows[0];
