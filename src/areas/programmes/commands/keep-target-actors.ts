import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { FrameworkTargetSaid } from '../rules/framework-input.ts';

type TargetSaid = Pick<FrameworkTargetSaid, 'code' | 'title' | 'justification' | 'unit'>;

/** The columns of what was said of a strategic target. */
export const rowOfTarget = ({ code, title, justification, unit }: TargetSaid) => ({
  code,
  title: JSON.stringify(title),
  justification: JSON.stringify(justification),
  unit: JSON.stringify(unit),
});

/** Who else contributes to a target, in the order given; the list replaces the one before it whole. */
export const keepTargetActors = async (
  { tx, chain, entryNo }: Writing,
  targetId: string,
  actors: FrameworkTargetSaid['actors'],
): Promise<void> => {
  await tx
    .deleteFrom('target_actors')
    .where('institute_id', '=', chain)
    .where('target_id', '=', targetId)
    .execute();
  const rows = actors.map(({ organisation, theirPart = null }, position) => ({
    institute_id: chain,
    id: newId(),
    target_id: targetId,
    position,
    organisation,
    their_part: theirPart,
    entry_no: entryNo,
  }));
  if (rows.length > 0) await tx.insertInto('target_actors').values(rows).execute();
};
