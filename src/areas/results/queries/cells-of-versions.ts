import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { BrokenDown } from '../rules/breakdown-cells.ts';
import type { Cell } from '../rules/cell-change.ts';

export type VersionCells = BrokenDown & { versionId: string; series: number; cells: Cell[] };
export type MappedCell = {
  fromVersionId: string;
  fromCell: Cell;
  toCell: Cell | null;
  change: string;
  splitInto: Cell[];
};

/** Each version of an indicator with every cell that was ever measured under it, corrected ones too. */
export const cellsOfVersions = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
): Promise<VersionCells[]> => {
  const { rows } = await sql<VersionCells>`
    select v.id as "versionId", v.series, v.axes, v.crossings, v.left_out_axes as "leftOutAxes",
        (select coalesce(jsonb_agg(distinct m.breakdown), '[]') from measurements m
          where m.institute_id = v.institute_id and m.indicator_id = v.indicator_id
            and m.indicator_version_id = v.id) as cells
      from indicator_versions v
     where v.institute_id = ${instituteId} and v.indicator_id = ${indicatorId}
     order by v.edition`.execute(tx);
  return rows;
};

/** Where the cells of earlier versions are read under one version. */
export const cellsMappedTo = (tx: Tx, instituteId: string, toVersionId: string): Promise<MappedCell[]> =>
  tx
    .selectFrom('cell_mappings')
    .select(['from_version_id as fromVersionId', 'change'])
    .select([
      sql<Cell>`from_cell`.as('fromCell'),
      sql<Cell | null>`to_cell`.as('toCell'),
      sql<Cell[]>`split_into`.as('splitInto'),
    ])
    .where('institute_id', '=', instituteId)
    .where('to_version_id', '=', toVersionId)
    .execute();
