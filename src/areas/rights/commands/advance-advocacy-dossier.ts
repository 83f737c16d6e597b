import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { advocacyDossier } from '../queries/advocacy-dossiers.ts';
import { advocacyStageInput } from '../rules/advocacy-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { stageProblem, writeStage } from './write-stage.ts';

/** The demand reached a stage. Adopted or applied without evidence is saved and marked, and does not count as such yet. */
export const advanceAdvocacyDossier = defineCommand({
  name: 'advance-advocacy-dossier',
  version: 1,
  input: advocacyStageInput,
  may: mayKeepRights,
  run: async (writing, { id, dossierId, onBehalf, ...said }) => {
    const { tx, actor, chain } = writing;
    const dossier = await advocacyDossier(tx, chain, dossierId);
    if (!dossier) throw new NotFound();
    if (dossier.withdrawnFor !== null) return refuse(isWithdrawn);
    const wrong = await stageProblem(writing, dossierId, said);
    if (wrong) return refuseFields(wrong);
    const { partnershipId } = dossier;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await writeStage(writing, { id, dossierId, partnershipId, enteredOnBehalf }, said);
    return done(
      { id: dossierId },
      {
        subject: { kind: 'advocacy_dossier', id: dossierId },
        partnershipId,
        after: { ...said, enteredOnBehalf },
      },
    );
  },
});
