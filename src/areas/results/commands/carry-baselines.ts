import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { type BaselineRow, standingBaselines } from '../queries/baselines.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { type CellChange, renamedFacts } from '../rules/cell-change.ts';
import { endReplaced } from './write-facts.ts';

/**
 * Where a category that was only renamed stood is told under its new name. Baselines of categories that were merged, split
 * or dropped stay as they were: where the ones stood that there are now is for people to say.
 */
export const carryBaselines = async (
  writing: Writing,
  indicatorId: string,
  changes: readonly CellChange[],
  reason: string,
): Promise<void> => {
  const { tx, chain, entryNo } = writing;
  if (!changes.some(({ change }) => change === 'renamed')) return;
  const baselines = await standingBaselines(tx, chain, indicatorId);
  const renamed = renamedFacts(baselines, changes, baselinePlace).map(({ fact, read }) => ({
    institute_id: chain,
    entry_no: entryNo,
    id: newId(),
    indicator_id: indicatorId,
    year: fact.year,
    on_day: fact.onDay,
    value: fact.value,
    text_value: fact.text === null ? null : JSON.stringify(fact.text),
    comment: fact.comment === null ? null : JSON.stringify(fact.comment),
    breakdown: canonicalJson(read),
    replaces_id: fact.id,
    correction_reason: reason,
  }));
  await endReplaced(writing, 'baselines', renamed);
  if (renamed.length > 0) await tx.insertInto('baselines').values(renamed).execute();
};

const baselinePlace = ({ year, breakdown }: BaselineRow): string => `${year} ${keyOfCell(breakdown)}`;
