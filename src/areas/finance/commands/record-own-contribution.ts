import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { ownContributionInput } from '../rules/own-contribution-input.ts';
import { keepOwnContribution, refusedOwnContribution } from './keep-own-contribution.ts';

/** Who bears how much of a programme's own contribution in a year (M03). */
export const recordOwnContribution = defineCommand({
  name: 'record-own-contribution',
  version: 1,
  input: ownContributionInput,
  may: mayKeepBudget,
  run: async (writing, input) => {
    const programme = await programmeById(writing.tx, writing.chain, input.programmeId);
    if (!programme) return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    const refused = refusedOwnContribution(programme, input);
    if (refused) return refuseFields(refused);
    const id = input.id ?? newId();
    const after = await keepOwnContribution(writing, { id, programmeId: programme.id }, input);
    return done({ id }, { subject: { kind: 'own-contribution', id }, after });
  },
});
