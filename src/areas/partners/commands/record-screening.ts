import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { partnership } from '../queries/partnerships.ts';
import { mayKeepScreenings } from '../rules/partner-file-permissions.ts';
import { screeningInput } from '../rules/screening-input.ts';
import { keepScreening } from './keep-screening.ts';

/** The yearly look at a partner's independence, freedom and democracy (aim O1). */
export const recordScreening = defineCommand({
  name: 'record-screening',
  version: 1,
  input: screeningInput,
  may: mayKeepScreenings,
  run: async ({ tx, chain, entryNo }, input) => {
    const { partnershipId } = input;
    if (!(await partnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    const id = input.id ?? newId();
    const place = { instituteId: chain, id, partnershipId, entryNo };
    const after = await keepScreening(tx, place, input);
    // Its own subject: whoever reads the partnership's history need not read the screening.
    return done({ id }, { subject: { kind: 'screening', id }, partnershipId, after });
  },
});
