import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { type CellChange, renamedFacts } from '../rules/cell-change.ts';
import { targetPlace } from '../rules/target-changes.ts';
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
  const targets = await standingTargets(tx, chain, indicatorId);
  const renamed = renamedFacts(targets, changes, targetPlace).map(({ fact, read }) => ({
    institute_id: chain,
    entry_no: entryNo,
    id: newId(),
    indicator_id: indicatorId,
    from_on: fact.from,
    until_on: fact.until,
    value: fact.value,
    text_value: fact.text === null ? null : JSON.stringify(fact.text),
    comment: fact.comment === null ? null : JSON.stringify(fact.comment),
    breakdown: canonicalJson(read),
    is_share: fact.isShare,
    is_milestone: fact.isMilestone,
    replaces_id: fact.id,
    correction_reason: reason,
  }));
  await endReplaced(writing, 'targets', renamed);
  if (renamed.length > 0) await tx.insertInto('targets').values(renamed).execute();
};
