import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { knownOrganisations } from '../queries/organisation.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { supportInput } from '../rules/support-input.ts';

/** Support that an organisation received, also long before this tool, with its source. */
export const recordSupport = defineCommand({
  name: 'record-support',
  version: 1,
  input: supportInput,
  may: mayKeepOrganisations,
  run: async ({ tx, chain, entryNo }, input) => {
    const { organisationId, fromOn, untilOn = null, programme, source, givenBy = null } = input;
    const known = await knownOrganisations(tx, chain, [organisationId]);
    if (!known.has(organisationId))
      return refuseFields({ organisationId: [{ key: 'problem.not-known-here' }] });
    const id = input.id ?? newId();
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
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'organisation', id: organisationId },
        after: { support: id, fromOn, untilOn, programme, source, givenBy },
      },
    );
  },
});
