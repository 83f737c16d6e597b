import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { advocacyDossier } from '../queries/advocacy-dossiers.ts';
import { advocacyStepInput } from '../rules/advocacy-input.ts';
import { notYetCome } from '../rules/no-future.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { writeStep } from './write-step.ts';

/** Something was done for the demand: a letter, a march, a hearing. */
export const recordAdvocacyStep = defineCommand({
  name: 'record-advocacy-step',
  version: 1,
  input: advocacyStepInput,
  may: mayKeepRights,
  run: async (writing, { id, dossierId, onBehalf, ...said }) => {
    const { tx, actor, chain } = writing;
    const dossier = await advocacyDossier(tx, chain, dossierId);
    if (!dossier) throw new NotFound();
    if (dossier.withdrawnFor !== null) return refuse(isWithdrawn);
    const early = notYetCome('onDay', said.onDay, todayIn());
    if (early) return refuseFields(early);
    const { partnershipId } = dossier;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await writeStep(writing, { id, dossierId, partnershipId, enteredOnBehalf }, said);
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
