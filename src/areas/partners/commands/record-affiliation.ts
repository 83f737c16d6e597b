import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { linksAbove } from '../queries/affiliations.ts';
import { knownOrganisations } from '../queries/organisation.ts';
import { closesCircle } from '../rules/affiliation-cycle.ts';
import { affiliationInput } from '../rules/affiliation-input.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';

/** An organisation is a member of a body from a day on, as a source says; nobody becomes its own member. */
export const recordAffiliation = defineCommand({
  name: 'record-affiliation',
  version: 1,
  input: affiliationInput,
  may: mayKeepOrganisations,
  run: async ({ tx, chain, entryNo }, input) => {
    const { memberId, bodyId, fromOn, untilOn = null, source } = input;
    const known = await knownOrganisations(tx, chain, [memberId, bodyId]);
    const missing = (['memberId', 'bodyId'] as const).filter((field) => !known.has(input[field]));
    if (missing.length > 0)
      return refuseFields(
        Object.fromEntries(missing.map((field) => [field, [{ key: 'problem.not-known-here' }]])),
      );
    const above = await linksAbove(tx, chain, bodyId);
    if (closesCircle(above, { memberId, bodyId, from: fromOn, until: untilOn }))
      return refuseFields({ bodyId: [{ key: 'partners.affiliation-circle' }] });
    const id = input.id ?? newId();
    const period = { from_on: fromOn, until_on: untilOn };
    await tx
      .insertInto('affiliations')
      .values({
        institute_id: chain,
        id,
        member_id: memberId,
        body_id: bodyId,
        ...period,
        source,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'organisation', id: memberId },
        after: { affiliation: id, bodyId, fromOn, untilOn, source },
      },
    );
  },
});
