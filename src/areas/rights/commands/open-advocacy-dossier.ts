import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { advocacyDossierInput } from '../rules/advocacy-input.ts';
import { notYetCome } from '../rules/no-future.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { dossierColumns } from './dossier-columns.ts';
import { whoseProblem } from './whose-problem.ts';

/** A demand, who carries it, and what it rests on. Its steps and stages come as they happen. */
export const openAdvocacyDossier = defineCommand({
  name: 'open-advocacy-dossier',
  version: 1,
  input: advocacyDossierInput,
  may: mayKeepRights,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const { id = newId(), partnershipId = null, onBehalf, ...said } = input;
    const wrong =
      (await whoseProblem(writing, input.partnershipId)) ?? notYetCome('openedOn', said.openedOn, todayIn());
    if (wrong) return refuseFields(wrong);
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('advocacy_dossiers')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId,
        ...dossierColumns(said),
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const after = { ...said, enteredOnBehalf };
    return done({ id }, { subject: { kind: 'advocacy_dossier', id }, partnershipId, after });
  },
});
