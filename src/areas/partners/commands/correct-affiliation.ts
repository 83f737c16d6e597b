import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { affiliation, linksAbove } from '../queries/affiliations.ts';
import { closesCircle } from '../rules/affiliation-cycle.ts';
import { affiliationCorrection } from '../rules/affiliation-input.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Ends or corrects an affiliation: another row takes its place, or none where it never was. The old row stays readable. */
export const correctAffiliation = defineCommand({
  name: 'correct-affiliation',
  version: 1,
  input: affiliationCorrection,
  may: mayKeepOrganisations,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const old = await affiliation(tx, chain, input.id, true);
    if (!old) throw new NotFound();
    const stood = { ...periodOf(old), source: old.source };
    const met = await metMeanwhile(writing, 'affiliations', input, stood);
    if (met) return met;
    const { fromOn, untilOn = null, source, reason, neverWas } = input;
    const { memberId, bodyId } = old;
    await tx
      .updateTable('affiliations')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const subject = { kind: 'organisation', id: memberId };
    const before = { affiliation: old.id, bodyId, ...stood };
    if (neverWas) return done<Replacement>({ id: null }, { subject, before, after: { neverWas, reason } });
    const above = await linksAbove(tx, chain, bodyId);
    if (closesCircle(above, { memberId, bodyId, from: fromOn, until: untilOn }))
      return refuseFields({ fromOn: [{ key: 'partners.affiliation-circle' }] });
    const id = input.newId ?? newId();
    await tx
      .insertInto('affiliations')
      .values({
        institute_id: chain,
        id,
        member_id: memberId,
        body_id: bodyId,
        from_on: fromOn,
        until_on: untilOn,
        source,
        replaces_id: old.id,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    return done<Replacement>(
      { id },
      { subject, before, after: { affiliation: id, fromOn, untilOn, source, reason } },
    );
  },
});

const periodOf = ({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }) => ({ fromOn, untilOn });
