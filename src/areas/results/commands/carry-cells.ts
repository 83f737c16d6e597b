import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { cellsMappedTo, cellsOfVersions } from '../queries/cells-of-versions.ts';
import { type CarriedCell, carriedCells } from '../rules/carried-cells.ts';
import type { CellChange } from '../rules/cell-change.ts';

type Step = {
  found: { id: string; versionId: string; series: number };
  toVersionId: string;
  /** Otherwise only the step from the version before is kept, as a record. */
  isComparable: boolean;
};

/** Writes where the cells of every earlier comparable version are read under a new version. */
export const carryCells = async (
  { tx, chain, entryNo }: Writing,
  { found, toVersionId, isComparable }: Step,
  changes: readonly CellChange[],
): Promise<void> => {
  const versions = (await cellsOfVersions(tx, chain, found.id)).filter(
    ({ versionId, series }) =>
      versionId !== toVersionId && (isComparable ? series === found.series : versionId === found.versionId),
  );
  const mapped = (await cellsMappedTo(tx, chain, found.versionId)) as CarriedCell[];
  const rows = carriedCells(versions, mapped, changes).map((each) => ({
    institute_id: chain,
    entry_no: entryNo,
    id: newId(),
    indicator_id: found.id,
    from_version_id: each.fromVersionId,
    to_version_id: toVersionId,
    from_cell: canonicalJson(each.fromCell),
    to_cell: each.toCell && canonicalJson(each.toCell),
    change: each.change,
    split_into: JSON.stringify(each.splitInto),
  }));
  if (rows.length > 0) await tx.insertInto('cell_mappings').values(rows).execute();
};
