import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { dialogueBodyInput } from '../rules/dialogue-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { whoseProblem } from './whose-problem.ts';

/** A council, committee or table at which unions sit, and how many seats they have there. */
export const recordDialogueBody = defineCommand({
  name: 'record-dialogue-body',
  version: 1,
  input: dialogueBodyInput,
  may: mayKeepRights,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const wrong = await whoseProblem(writing, input.partnershipId);
    if (wrong) return refuseFields(wrong);
    const { id = newId(), partnershipId = null, onBehalf, ...said } = input;
    const { name, country, level, standing, seatsWomen, seatsMen, seatsUnknown, source } = said;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('dialogue_bodies')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId,
        name,
        country,
        level,
        standing,
        seats_women: seatsWomen,
        seats_men: seatsMen,
        seats_unknown: seatsUnknown,
        source,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      { subject: { kind: 'dialogue_body', id }, partnershipId, after: { ...said, enteredOnBehalf } },
    );
  },
});
