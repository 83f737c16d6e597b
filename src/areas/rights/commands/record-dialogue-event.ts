import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { dialogueEventInput } from '../rules/dialogue-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { whoseProblem } from './whose-problem.ts';
import { eventProblem, writeEventFacts } from './write-event-facts.ts';

/** Unions sat at a table: with whom, about what, what came of it. Its type follows from who was there. */
export const recordDialogueEvent = defineCommand({
  name: 'record-dialogue-event',
  version: 1,
  input: dialogueEventInput,
  may: mayKeepRights,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const { id = newId(), partnershipId = null, onBehalf, title, country, ...said } = input;
    const wrong = (await whoseProblem(writing, input.partnershipId)) ?? (await eventProblem(writing, said));
    if (wrong) return refuseFields(wrong);
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('dialogue_events')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId,
        title,
        country,
        entry_no: entryNo,
      })
      .execute();
    await writeEventFacts(writing, { eventId: id, partnershipId, enteredOnBehalf }, said);
    const { bodyId: dialogueBody, ...rest } = said;
    const after = { title, country, dialogueBody, ...rest, enteredOnBehalf };
    return done({ id }, { subject: { kind: 'dialogue_event', id }, partnershipId, after });
  },
});
