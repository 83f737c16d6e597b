import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { type Cell, type CellChange, changeOf, readIn } from '../rules/cell-change.ts';
import { endReplaced } from './write-facts.ts';

/**
 * What is aimed at in a category that was only renamed is aimed at under its new name. Targets of categories that were
 * merged, split or dropped stay as they were: what is aimed at instead is for people to say.
 */
export const carryTargets = async (
  writing: Writing,
  indicatorId: string,
  changes: readonly CellChange[],
  reason: string,
): Promise<void> => {
  const { tx, chain, entryNo } = writing;
  if (!changes.some(({ change }) => change === 'renamed')) return;
  const rows = (await standingTargets(tx, chain, indicatorId)).flatMap((target) => {
    const cell = target.breakdown as Cell;
    const read = changeOf(cell, changes)?.change === 'renamed' ? readIn(cell, changes) : null;
    return read ? [{ target, read }] : [];
  });
  const renamed = rows.map(({ target, read }) => ({
    institute_id: chain,
    entry_no: entryNo,
    id: newId(),
    indicator_id: indicatorId,
    from_on: target.from,
    until_on: target.until,
    value: target.value,
    text_value: target.text === null ? null : JSON.stringify(target.text),
    comment: target.comment === null ? null : JSON.stringify(target.comment),
    breakdown: canonicalJson(read),
    is_share: target.isShare,
    is_milestone: target.isMilestone,
    replaces_id: target.id,
    correction_reason: reason,
  }));
  await endReplaced(writing, 'targets', renamed);
  if (renamed.length > 0) await tx.insertInto('targets').values(renamed).execute();
};
