import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { advocacyDossier } from '../queries/advocacy-dossiers.ts';
import { stagesOf } from '../queries/advocacy-facts.ts';
import { advocacyStageCorrection } from '../rules/advocacy-input.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { stageProblem, writeStage } from './write-stage.ts';

/** Another row takes the place of a stage, such as one with the evidence that was missing, or none where it never was. */
export const correctAdvocacyStage = defineCommand({
  name: 'correct-advocacy-stage',
  version: 1,
  input: advocacyStageCorrection,
  may: mayKeepRights,
  run: async (writing, { id: opened, version, newId, neverWas, reason, onBehalf, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const [old] = await stagesOf(tx, chain, { id: opened, newest: true });
    const record = old && (await advocacyDossier(tx, chain, old.dossierId));
    if (!old || !record) throw new NotFound();
    if (record.withdrawnFor !== null) return refuse(isWithdrawn);
    const { id, stage, onDay, evidence, documentId } = old;
    const before = { stage, onDay, evidence, documentId };
    const met = await metMeanwhile(writing, 'advocacy_stages', { id: opened, version }, before);
    if (met) return met;
    const { dossierId, partnershipId } = old;
    const wrong = neverWas ? undefined : await stageProblem(writing, dossierId, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('advocacy_stages')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const of = { id: newId, dossierId, partnershipId, enteredOnBehalf, replaces: { id, reason } };
    if (!neverWas) await writeStage(writing, of, said);
    return done(
      { id: dossierId },
      {
        subject: { kind: 'advocacy_dossier', id: dossierId },
        partnershipId,
        before,
        after: neverWas ? { neverWas, reason } : { ...said, reason, enteredOnBehalf },
      },
    );
  },
});
