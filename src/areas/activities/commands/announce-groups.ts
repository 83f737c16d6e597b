import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { mayKeepProgrammes } from '../../programmes/rules/programme-permissions.ts';
import { announcedOfOutcome } from '../queries/reached-groups.ts';
import { announceGroupsInput } from '../rules/announced-group.ts';

/** For whom an outcome is and which share of those reached it announces, as a whole in place of what stood. */
export const announceGroups = defineCommand({
  name: 'announce-groups',
  version: 1,
  input: announceGroupsInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { outcomeId, version, groups }) => {
    if (!(await outcomeById(tx, chain, outcomeId))) throw new NotFound();
    const standing = await announcedOfOutcome(tx, chain, outcomeId);
    if (standing.version !== version)
      return conflict(standing.version, {
        'activities.announced-groups': standing.groups.map(({ targetGroup }) => targetGroup).join(', '),
      });
    await tx
      .updateTable('announced_groups')
      .set({ ended_by_no: entryNo })
      .where('ended_by_no', 'is', null)
      .where('institute_id', '=', chain)
      .where('outcome_id', '=', outcomeId)
      .execute();
    await tx
      .insertInto('group_announcements')
      .values({ institute_id: chain, outcome_id: outcomeId, entry_no: entryNo })
      .onConflict((on) => on.columns(['institute_id', 'outcome_id']).doUpdateSet({ entry_no: entryNo }))
      .execute();
    const rows = groups.map(({ targetGroup, percent = null }) => ({
      institute_id: chain,
      outcome_id: outcomeId,
      target_group: targetGroup,
      percent,
      entry_no: entryNo,
    }));
    if (rows.length > 0) await tx.insertInto('announced_groups').values(rows).execute();
    return done(
      { id: outcomeId },
      {
        subject: { kind: 'outcome', id: outcomeId },
        before: { announcedGroups: standing.groups },
        after: { announcedGroups: groups },
      },
    );
  },
});
