import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { decisionsOf } from '../queries/decisions.ts';
import { programmeById } from '../queries/programmes.ts';
import { canBeAmended } from '../rules/decision-order.ts';
import { requestAmendmentInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { amendmentErrors, rowOfAmendment } from './amendment-errors.ts';

/** A change of the programme that the donor is asked to consent to or told of: a new outcome, country, partner. */
export const requestAmendment = defineCommand({
  name: 'request-amendment',
  version: 1,
  input: requestAmendmentInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { programmeId, ...input }) => {
    const { id = newId(), ...said } = input;
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    if (!canBeAmended(await decisionsOf(tx, chain, programmeId)))
      return refuse({ key: 'programmes.nothing-decided-to-amend' });
    const wrong = await amendmentErrors(tx, chain, programmeId, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .insertInto('programme_amendments')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        ...rowOfAmendment(said),
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject: { kind: 'programme_amendment', id }, after: { programmeId, ...said } });
  },
});
