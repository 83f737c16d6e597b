import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { memberCount, memberCountsOf } from '../queries/member-counts.ts';
import { behalfOf } from '../rules/behalf.ts';
import { memberCountCorrection } from '../rules/member-count-input.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { keepMemberCount } from './keep-member-count.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects a figure or says why it jumped: another row takes its place, or none where it never was so. */
export const correctMemberCount = defineCommand({
  name: 'correct-member-count',
  version: 1,
  input: memberCountCorrection,
  may: mayKeepPartnerFile,
  run: async (writing, { onBehalf, ...input }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await memberCount(tx, chain, input.id, true);
    if (!old) throw new NotFound();
    const { partnershipId, ...before } = old;
    const { id: _id, enteredOnBehalf: _behalf, ...current } = before;
    const met = await metMeanwhile(writing, 'member_counts', input, current);
    if (met) return met;
    const { reason, neverWas } = input;
    const others = (await memberCountsOf(tx, chain, partnershipId)).filter(({ id }) => id !== old.id);
    if (!neverWas && others.some(({ onDay }) => onDay === input.onDay))
      return refuseFields({ onDay: [{ key: 'partners.counted-that-day' }] });
    await tx
      .updateTable('member_counts')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const subject = { kind: 'member-count', id: old.id };
    if (neverWas)
      return done<Replacement>({ id: null }, { subject, partnershipId, before, after: { neverWas, reason } });
    const id = input.newId ?? newId();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const replaces = { id: old.id, reason };
    const place = { instituteId: chain, id, partnershipId, enteredOnBehalf, entryNo, replaces };
    const said = await keepMemberCount(tx, place, input);
    return done<Replacement>({ id }, { subject, partnershipId, before, after: { id, ...said, reason } });
  },
});
