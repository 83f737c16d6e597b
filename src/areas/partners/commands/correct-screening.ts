import { defineCommand, done } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { screening } from '../queries/screenings.ts';
import { mayKeepScreenings } from '../rules/partner-file-permissions.ts';
import { incomeField, incomeOrigins, screeningCorrection } from '../rules/screening-input.ts';
import { keepScreening } from './keep-screening.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects a screening: another row takes its place, or none where it never was so. The old row is kept. */
export const correctScreening = defineCommand({
  name: 'correct-screening',
  version: 1,
  input: screeningCorrection,
  may: mayKeepScreenings,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const old = await screening(tx, chain, input.id, true);
    if (!old) throw new NotFound();
    const { reason, neverWas } = input;
    const { partnershipId, ...before } = old;
    const { id: _id, reason: _reason, income, ...stood } = before;
    const shares = incomeOrigins.map((origin) => [incomeField(origin), income?.[origin] ?? null]);
    const current = { ...stood, ...Object.fromEntries(shares) };
    const met = await metMeanwhile(writing, 'partner_screenings', input, current);
    if (met) return met;
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
