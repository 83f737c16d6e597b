import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { ownContribution } from '../queries/own-contributions.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { ownContributionCorrection } from '../rules/own-contribution-input.ts';
import { keepOwnContribution, refusedOwnContribution } from './keep-own-contribution.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects who bears what: another row takes its place, or none where it never was so. The old row is kept. */
export const correctOwnContribution = defineCommand({
  name: 'correct-own-contribution',
  version: 1,
  input: ownContributionCorrection,
  may: mayKeepBudget,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const before = await ownContribution(tx, chain, input.id, true);
    const programme = before && (await programmeById(tx, chain, before.programmeId));
    if (!before || !programme) throw new NotFound();
    const { year, funder, source, amount } = before;
    const met = await metMeanwhile(writing, 'own_contributions', input, { year, funder, source, amount });
    if (met) return met;
    const { reason, neverWas } = input;
    const refused = neverWas ? undefined : refusedOwnContribution(programme, input);
    if (refused) return refuseFields(refused);
    await tx
      .updateTable('own_contributions')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', before.id)
      .execute();
    const subject = { kind: 'own-contribution', id: before.id };
    if (neverWas) return done<Replacement>({ id: null }, { subject, before, after: { neverWas, reason } });
    const id = input.newId ?? newId();
    const place = { id, programmeId: programme.id, replaces: { id: before.id, reason } };
    const said = await keepOwnContribution(writing, place, input);
    return done<Replacement>({ id }, { subject, before, after: { id, ...said, reason } });
  },
});
