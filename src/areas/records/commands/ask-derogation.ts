import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { derogationInput } from '../rules/derogation-input.ts';
import { mayAskDerogation } from '../rules/record-permissions.ts';

/** Asks that one rule need not be kept for one thing and some days; nothing is settled until somebody else grants it. */
export const askDerogation = defineCommand({
  name: 'ask-derogation',
  version: 1,
  input: derogationInput,
  may: mayAskDerogation,
  run: async (
    { tx, actor, chain, entryNo },
    { id = newId(), ruleId, subject, origin, reason, from, until },
  ) => {
    await tx
      .insertInto('derogations')
      .values({
        institute_id: chain,
        id,
        rule_id: ruleId,
        subject_kind: subject.kind,
        subject_id: subject.id,
        origin,
        reason,
        from_on: from,
        until_on: until,
        asked_by: actor.membershipId,
        asked_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject, after: { derogationId: id, ruleId, origin, reason, from, until } });
  },
});
