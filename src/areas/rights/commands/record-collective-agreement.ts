import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { collectiveAgreementInput } from '../rules/agreement-input.ts';
import { notYetCome } from '../rules/no-future.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { whoseProblem } from './whose-problem.ts';
import { writeState } from './write-state.ts';
import { writeWorkers } from './write-workers.ts';

/** A collective agreement with its signing, its term and the workers it covers; what follows are states of the same one. */
export const recordCollectiveAgreement = defineCommand({
  name: 'record-collective-agreement',
  version: 1,
  input: collectiveAgreementInput,
  may: mayKeepRights,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const { id = newId(), partnershipId = null, onBehalf, ...said } = input;
    const wrong =
      (await whoseProblem(writing, input.partnershipId)) ?? notYetCome('signedOn', said.signedOn, todayIn());
    if (wrong) return refuseFields(wrong);
    const { title, country = null, level, sector = null, parties, withPartner, clauses, source } = said;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('collective_agreements')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId,
        title,
        country,
        level,
        sector,
        parties: JSON.stringify(parties),
        with_partner: withPartner && partnershipId !== null,
        clauses,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const of = { agreementId: id, partnershipId, enteredOnBehalf };
    const { signedOn, termFrom, termUntil, women, men, unknown } = said;
    await writeState(writing, of, { state: 'signed', onDay: signedOn, termFrom, termUntil, source });
    if (women + men + unknown > 0)
      await writeWorkers(writing, of, { fromOn: termFrom, women, men, unknown, source });
    const after = { ...said, enteredOnBehalf };
    return done({ id }, { subject: { kind: 'collective_agreement', id }, partnershipId, after });
  },
});
