import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { dialogueEvent } from '../../rights/queries/dialogue-events.ts';
import { mayKeepRights } from '../../rights/rules/rights-permissions.ts';
import { indicatorsOfEvent, indicatorsToLink } from '../queries/dialogue-links.ts';
import { linkDialogueInput } from '../rules/dialogue-link-input.ts';

/** Says which indicators of outcomes a sitting of dialogue (aim O4) counts toward. */
export const linkDialogue = defineCommand({
  name: 'link-dialogue',
  version: 1,
  input: linkDialogueInput,
  may: mayKeepRights,
  run: async ({ tx, chain, entryNo }, { eventId, add, remove }) => {
    const event = await dialogueEvent(tx, chain, eventId);
    if (!event) throw new NotFound();
    const { partnershipId } = event;
    const linked = new Set((await indicatorsOfEvent(tx, chain, eventId)).map(({ id }) => id));
    const offered = new Set((await indicatorsToLink(tx, chain, event)).map(({ id }) => id));
    if (add.some((id) => !offered.has(id)))
      return refuseFields({ indicators: [{ key: 'problem.not-known-here' }] });
    const gone = remove.filter((id) => linked.has(id));
    if (gone.length > 0)
      await tx
        .deleteFrom('indicator_dialogues')
        .where('institute_id', '=', chain)
        .where('event_id', '=', eventId)
        .where('indicator_id', 'in', gone)
        .execute();
    const rows = [...new Set(add)]
      .filter((id) => !linked.has(id))
      .map((id) => ({
        institute_id: chain,
        indicator_id: id,
        event_id: eventId,
        partnership_id: partnershipId,
        entry_no: entryNo,
      }));
    if (rows.length > 0) await tx.insertInto('indicator_dialogues').values(rows).execute();
    const subject = { kind: 'dialogue_event', id: eventId };
    const after = { linked: rows.map((row) => row.indicator_id), unlinked: gone };
    return done({ id: eventId }, { subject, partnershipId, after });
  },
});
