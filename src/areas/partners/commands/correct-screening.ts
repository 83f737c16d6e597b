import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { screening } from '../queries/screenings.ts';
import { mayKeepScreenings } from '../rules/partner-file-permissions.ts';
import { screeningCorrection } from '../rules/screening-input.ts';
import { keepScreening } from './keep-screening.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects a screening: another row takes its place, or none where it never was so. The old row is kept. */
export const correctScreening = defineCommand({
  name: 'correct-screening',
  version: 1,
  input: screeningCorrection,
  may: mayKeepScreenings,
  run: async ({ tx, chain, entryNo }, input) => {
    const old = await screening(tx, chain, input.id);
    if (!old) throw new NotFound();
    const { reason, neverWas } = input;
    const { partnershipId, ...before } = old;
    await tx
      .updateTable('partner_screenings')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const subject = { kind: 'screening', id: old.id };
    if (neverWas)
      return done<Replacement>({ id: null }, { subject, partnershipId, before, after: { neverWas, reason } });
    const id = input.newId ?? newId();
    const place = { instituteId: chain, id, partnershipId, entryNo, replaces: { id: old.id, reason } };
    const said = await keepScreening(tx, place, input);
    const after = { screening: id, ...said, reason };
    return done<Replacement>({ id }, { subject, partnershipId, before, after });
  },
});
