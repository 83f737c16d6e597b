import { sql } from 'kysely';
import { endedBy, known, standing } from '../../../db/as-of.ts';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import type { Axis, OverPartners, OverTime, Step } from '../rules/indicator-input.ts';
import { isTakenBack } from '../rules/taken-back.ts';
import { type BaselineRow, baselineRows } from './baselines.ts';
import { earlierFormulaCells } from './formula-figures.ts';
import { cellsOfScopes } from './indicator-figures.ts';
import { sinceSeries } from './since-series.ts';

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
  /** Now, or as of the audit number that was asked; so of the definition that it compares with. */
  stands: boolean;
  compares: boolean;
};

/**
 * A version of the definition; `reason`: why it took the place of the one before, `on`: the day from which it was in force,
 * in Brussels.
 */
export type VersionRow = {
  id: string;
  edition: number;
  series: number;
  title: unknown;
  description: unknown;
  measure: string;
  overTime: OverTime;
  overPartners: OverPartners;
  unit: Localized;
  axes: readonly Axis[];
  scale: readonly Step[];
  formula: string | null;
  countsFrom: string | null;
  on: string | null;
  reason: string | null;
  endedByNo: number | null;
  /** The earlier version that it is again, where it took back those in between. */
  againEdition: number | null;
};

/** Where a cell of an earlier version is read under the one in force; `splitInto`: the parts it fell into. */
export type MappingRow = { fromVersionId: string; fromCell: Cell; toCell: Cell | null; splitInto: Cell[] };

/**
 * What was measured under a version that is no longer in force, of one cell and year: the value as that version adds up
 * (null where its partners do not come together), or as its formula works it out of what is measured today, and of how many
 * measurements with a value.
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
};

/**
 * Every version of an indicator's definition, every baseline and every target it ever had, those that stand first; what
 * was measured under versions no longer in force, and where it is read. As of an audit number all of it is as it was
 * known then: what was replaced or taken back since stands.
 */
export const indicatorHistory = async (tx: Tx, instituteId: string, indicatorId: string, asOf?: number) => {
  const rows = await together<Rows>(tx, {
    versions: tx
      .selectFrom('indicator_versions')
      .select(['id', 'edition', 'series', 'title', 'description', 'measure'])
      .select(['over_time as overTime', 'over_partners as overPartners', 'unit', 'axes', 'scale'])
      .select(['change_reason as reason', 'formula', 'counts_from as countsFrom'])
      .select(endedBy('indicator_versions', asOf).as('endedByNo'))
      .select('again_edition as againEdition')
      .select(
        sql<string | null>`(select (e.at at time zone 'Europe/Brussels')::date from audit_entries e
          where e.chain = indicator_versions.institute_id and e.no = indicator_versions.entry_no)`.as('on'),
      )
      .where('institute_id', '=', instituteId)
      .where('indicator_id', '=', indicatorId)
      .where(known('indicator_versions', asOf))
      .orderBy('edition', 'desc'),
    targets: tx
      .selectFrom('targets')
      .select(['id', 'from_on as from', 'until_on as until'])
      .select(sql<string | null>`trim_scale(value)::text`.as('value'))
      .select(['text_value as text', 'comment', 'breakdown', 'correction_reason as correctionReason'])
      .select(['is_share as isShare', 'is_milestone as isMilestone'])
      .select(endedBy('targets', asOf).as('endedByNo'))
      .select(standing('targets', asOf).as('stands'))
      .select(sinceSeries('targets', asOf).as('compares'))
      .where('institute_id', '=', instituteId)
      .where('indicator_id', '=', indicatorId)
      .where(known('targets', asOf))
      .orderBy('from_on')
      .orderBy('until_on')
      .orderBy(sql`${endedBy('targets', asOf)} is not null`)
      .orderBy('id', 'desc'),
    baselines: baselineRows(tx, instituteId, indicatorId, asOf),
    mappings: sql`
      select c.from_version_id as "fromVersionId", c.from_cell as "fromCell", c.to_cell as "toCell",
          c.split_into as "splitInto"
        from cell_mappings c
        join indicator_versions v on (v.institute_id, v.id) = (c.institute_id, c.to_version_id)
       where c.institute_id = ${instituteId} and c.indicator_id = ${indicatorId} and ${standing('v', asOf)}`,
  });
  return {
    ...rows,
    earlier: await earlierFigures(tx, instituteId, indicatorId, { versions: rows.versions, asOf }),
  };
};

/** What was measured under each version that is no longer in force and was not taken back, by its own way of adding up; the latest version first. */
const earlierFigures = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
  { versions, asOf }: { versions: readonly VersionRow[]; asOf: number | undefined },
): Promise<EarlierFigure[]> => {
  const earlier = versions.filter(
    ({ endedByNo, edition }) => endedByNo !== null && !isTakenBack(edition, versions),
  );
  const scope = { by: { time: 'year' } as const, asOf };
  const measured = earlier.map(({ id: versionId }) => ({ ...scope, indicatorIds: [indicatorId], versionId }));
  const worked = earlier.flatMap(({ id: versionId, formula, countsFrom }) =>
    formula === null ? [] : { versionId, id: indicatorId, formula, countsFrom },
  );
  const [cells, workedOut] = [
    await cellsOfScopes(tx, instituteId, measured),
    await earlierFormulaCells(tx, instituteId, scope, worked),
  ];
  const ofVersions = [
    ...cells.map((some, at) => ({ versionId: earlier[at]!.id, some })),
    ...workedOut.map((some, at) => ({ versionId: worked[at]!.versionId, some })),
  ].flatMap(({ versionId, some }) => some.map((cell) => ({ ...cell, versionId })));
  const place = new Map(earlier.map(({ id }, at) => [id, String(at).padStart(4, '0')]));
  const order = ({ versionId, breakdown, period }: (typeof ofVersions)[number]) =>
    [place.get(versionId), keyOfCell(breakdown), period].join(' ');
  return ofVersions
    .map((cell) => ({ cell, at: order(cell) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ cell: { versionId, breakdown, period, value, entries } }) => ({
      versionId,
      cell: breakdown,
      year: Number(period),
      value,
      entries,
    }));
};
