import { defineCommand, done } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { support } from '../queries/supports.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { supportCorrection } from '../rules/support-input.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Ends or corrects a support: another row takes its place, or none where it never was. The old row stays readable. */
export const correctSupport = defineCommand({
  name: 'correct-support',
  version: 1,
  input: supportCorrection,
  may: mayKeepOrganisations,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const old = await support(tx, chain, input.id, true);
    if (!old) throw new NotFound();
    const { organisationId, id: oldId, ...stood } = old;
    const met = await metMeanwhile(writing, 'supports', input, stood);
    if (met) return met;
    await tx
      .updateTable('supports')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const { fromOn, untilOn = null, programme, source, givenBy = null, reason, neverWas } = input;
    const subject = { kind: 'organisation', id: organisationId };
    const before = { support: oldId, ...stood };
    if (neverWas) return done<Replacement>({ id: null }, { subject, before, after: { neverWas, reason } });
    const id = input.newId ?? newId();
    await tx
      .insertInto('supports')
      .values({
        institute_id: chain,
        id,
        organisation_id: organisationId,
        from_on: fromOn,
        until_on: untilOn,
        programme,
        source,
        given_by: givenBy,
        replaces_id: oldId,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    const after = { support: id, fromOn, untilOn, programme, source, givenBy, reason };
    return done<Replacement>({ id }, { subject, before, after });
  },
});
