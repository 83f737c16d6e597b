import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Cell } from '../rules/cell-change.ts';
import type { Axis } from '../rules/indicator-input.ts';
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
  isShare: boolean;
  isMilestone: boolean;
};

/** A version of the definition; `reason`: why it took the place of the one before. */
type VersionRow = {
  id: string;
  edition: number;
  series: number;
  title: unknown;
  measure: string;
  overTime: string;
  overPartners: string;
  unit: string | null;
  axes: readonly Axis[];
  reason: string | null;
};

/** Where a cell of an earlier version is read under the one in force; `splitInto`: the parts it fell into. */
export type MappingRow = { fromVersionId: string; fromCell: Cell; toCell: Cell | null; splitInto: Cell[] };

/**
 * What was measured under a version that is no longer in force, of one cell and year: the value as that version adds up
 * (null where its partners do not come together), and of how many measurements.
 */
export type EarlierFigure = {
  versionId: string;
  cell: Cell;
  year: number;
  value: string | null;
  entries: number;
};

export type IndicatorHistoryRows = Awaited<ReturnType<typeof indicatorHistory>>;

type Rows = {
  versions: VersionRow;
  targets: TargetRow;
  baselines: BaselineRow;
  mappings: MappingRow;
  earlier: EarlierFigure;
};

/**
 * Every version of an indicator's definition, every baseline and every target it ever had, those that stand first; what
 * was measured under versions no longer in force, and where it is read today.
 */
export const indicatorHistory = (tx: Tx, instituteId: string, indicatorId: string) =>
  together<Rows>(tx, {
    versions: tx
      .selectFrom('indicator_versions')
      .select(['id', 'edition', 'series', 'title', 'measure'])
      .select(['over_time as overTime', 'over_partners as overPartners', 'unit', 'axes'])
      .select('change_reason as reason')
      .where('institute_id', '=', instituteId)
      .where('indicator_id', '=', indicatorId)
      .orderBy('edition', 'desc'),
    targets: tx
      .selectFrom('targets')
      .select(['id', 'from_on as from', 'until_on as until'])
      .select(sql<string | null>`trim_scale(value)::text`.as('value'))
      .select(['text_value as text', 'comment', 'breakdown', 'correction_reason as correctionReason'])
      .select(['ended_by_no as endedByNo', 'is_share as isShare', 'is_milestone as isMilestone'])
      .where('institute_id', '=', instituteId)
      .where('indicator_id', '=', indicatorId)
      .orderBy('from_on')
      .orderBy('until_on')
      .orderBy(sql`ended_by_no is not null`)
      .orderBy('id', 'desc'),
    baselines: baselineRows(tx, instituteId, indicatorId),
    mappings: sql`
      select c.from_version_id as "fromVersionId", c.from_cell as "fromCell", c.to_cell as "toCell",
          c.split_into as "splitInto"
        from cell_mappings c
        join indicator_versions v on (v.institute_id, v.id) = (c.institute_id, c.to_version_id)
       where c.institute_id = ${instituteId} and c.indicator_id = ${indicatorId} and v.ended_by_no is null`,
    earlier: earlierFigures(instituteId, indicatorId),
  });

// First over the year within a partner, then over partners, as the version itself adds up.
const earlierFigures = (instituteId: string, indicatorId: string) => sql`
  select version_id as "versionId", cell, year, sum(entries)::int as entries,
      trim_scale(case over_partners when 'sum' then sum(value) when 'maximum' then max(value)
        when 'mean' then round(sum(value) * 1.000000000000 / nullif(count(value), 0), 6)
        else case when count(*) = 1 then max(value) end end)::text as value
    from (
      select v.id as version_id, v.edition, v.over_partners, m.breakdown as cell,
          extract(year from m.until_on)::int as year, count(*) as entries,
          case v.over_time when 'sum' then sum(m.value) when 'maximum' then max(m.value)
            when 'mean' then round(sum(m.value) * 1.000000000000 / nullif(count(m.value), 0), 6)
            else (array_agg(m.value order by m.until_on desc, m.from_on desc, m.entry_no desc, m.id desc))[1]
          end as value
        from measurements m
        join indicator_versions v on (v.institute_id, v.id) = (m.institute_id, m.indicator_version_id)
       where m.institute_id = ${instituteId} and m.indicator_id = ${indicatorId} and m.ended_by_no is null
         and v.ended_by_no is not null
       group by v.id, v.edition, v.over_partners, v.over_time, m.partnership_id, m.breakdown, extract(year from m.until_on)) as of_partner
   group by version_id, edition, over_partners, cell, year
   order by edition desc, cell::text, year`;
