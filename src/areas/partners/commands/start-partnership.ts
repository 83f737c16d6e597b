import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { knownOrganisations } from '../queries/organisation.ts';
import { partnershipOf } from '../queries/partnerships.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { partnershipInput } from '../rules/partnership-input.ts';

/** An organisation becomes a partner of the institute; it has one partnership, however many agreements. */
export const startPartnership = defineCommand({
  name: 'start-partnership',
  version: 1,
  input: partnershipInput,
  may: mayKeepPartnerships,
  run: async ({ tx, chain, entryNo }, input) => {
    const { organisationId, fromOn, untilOn = null } = input;
    const known = await knownOrganisations(tx, chain, [organisationId]);
    if (!known.has(organisationId))
      return refuseFields({ organisationId: [{ key: 'problem.not-known-here' }] });
    if (await partnershipOf(tx, chain, organisationId))
      return refuseFields({ organisationId: [{ key: 'partners.partner-already' }] });
    const id = input.id ?? newId();
    await tx
      .insertInto('partnerships')
      .values({
        institute_id: chain,
        id,
        organisation_id: organisationId,
        from_on: fromOn,
        until_on: untilOn,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'partnership', id },
        partnershipId: id,
        after: { organisationId, fromOn, untilOn },
      },
    );
  },
});
