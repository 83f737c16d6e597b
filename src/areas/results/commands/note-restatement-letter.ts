import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { restatementById } from '../queries/restatements.ts';
import { restatementLetterSent } from '../rules/report-input.ts';
import { mayNoteLetters } from '../rules/report-permissions.ts';

/** That a letter about a restated figure left, to whom by their role; once for each member. */
export const noteRestatementLetter = defineCommand({
  name: 'note-restatement-letter',
  version: 1,
  input: restatementLetterSent,
  may: mayNoteLetters,
  run: async ({ tx, chain, entryNo }, { restatementId, membershipId, role }) => {
    const restated = await restatementById(tx, chain, restatementId);
    if (!restated?.partnershipId) throw new NotFound();
    const { partnershipId, measurementId: id } = restated;
    const noted = await tx
      .insertInto('restatement_letters')
      .values({
        institute_id: chain,
        id: newId(),
        restatement_id: restatementId,
        partnership_id: partnershipId,
        outcome_id: restated.outcomeId,
        until_on: restated.until,
        membership_id: membershipId,
        role,
        entry_no: entryNo,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!noted) return refuse({ key: 'results.letter-was-noted' });
    return done({ id }, { subject: { kind: 'measurement', id }, partnershipId, after: { role } });
  },
});
