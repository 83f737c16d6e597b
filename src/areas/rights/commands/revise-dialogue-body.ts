import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type DialogueBodyRow, dialogueBody } from '../queries/dialogue-bodies.ts';
import { dialogueBodyChange } from '../rules/dialogue-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';

/** Another name, another level, other seats. What it was stands in the history. */
export const reviseDialogueBody = defineCommand({
  name: 'revise-dialogue-body',
  version: 1,
  input: dialogueBodyChange,
  may: mayKeepRights,
  run: async ({ tx, chain }, { id, version, ...said }) => {
    const old = await dialogueBody(tx, chain, id);
    if (!old) throw new NotFound();
    const before = standing(old);
    if (old.version !== version)
      return conflict(
        old.version,
        Object.fromEntries(Object.entries(before).map(([name, value]) => [`rights.${name}`, value])),
      );
    const { name, country, level, seatsWomen, seatsMen, seatsUnknown, source } = said;
    await tx
      .updateTable('dialogue_bodies')
      .set({
        name,
        country,
        level,
        standing: said.standing,
        seats_women: seatsWomen,
        seats_men: seatsMen,
        seats_unknown: seatsUnknown,
        source,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute();
    const { partnershipId } = old;
    return done({ id }, { subject: { kind: 'dialogue_body', id }, partnershipId, before, after: said });
  },
});

const standing = (old: DialogueBodyRow) => ({
  name: old.title,
  country: old.country,
  level: old.level,
  standing: old.standing,
  seatsWomen: old.seatsWomen,
  seatsMen: old.seatsMen,
  seatsUnknown: old.seatsUnknown,
  source: old.source,
});
