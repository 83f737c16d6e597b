import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../queries/programmes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { addRiskInput } from '../rules/risk-input.ts';
import { riskErrors, rowOfRisk } from './risk-errors.ts';

/** What may stand in the way of a programme or an outcome, how probable and how grave, and what is done about it. */
export const addRisk = defineCommand({
  name: 'add-risk',
  version: 1,
  input: addRiskInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { programmeId, ...input }) => {
    const { id = newId(), ...said } = input;
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    const wrong = await riskErrors(tx, chain, programmeId, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .insertInto('programme_risks')
      .values({ institute_id: chain, id, programme_id: programmeId, ...rowOfRisk(said), entry_no: entryNo })
      .execute();
    return done({ id }, { subject: { kind: 'programme', id: programmeId }, after: { riskId: id, ...said } });
  },
});
