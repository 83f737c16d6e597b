import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { organisationWithIdentifier } from '../queries/organisations.ts';
import { organisationInput } from '../rules/organisation-input.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';

/** A new organisation in the institute's register; an identifier that another one bears is refused beside its field. */
export const registerOrganisation = defineCommand({
  name: 'register-organisation',
  version: 1,
  input: organisationInput,
  may: mayKeepOrganisations,
  run: async ({ tx, chain, entryNo }, input) => {
    for (const [at, { scheme, value }] of input.identifiers.entries()) {
      const bearer = await organisationWithIdentifier(tx, chain, scheme, value);
      if (bearer)
        return refuseFields({
          [`identifiers.${at}.value`]: [{ key: 'partners.identifier-taken', args: { name: bearer.name } }],
        });
    }
    const id = input.id ?? newId();
    const { kind, name, acronym = null, country = null, visibility, identifiers } = input;
    const key = { institute_id: chain, entry_no: entryNo };
    await tx
      .insertInto('organisations')
      .values({ ...key, id, kind, name, acronym, country, visibility })
      .execute();
    if (identifiers.length > 0) {
      const rows = identifiers.map(({ scheme, value }) => ({
        ...key,
        id: newId(),
        organisation_id: id,
        scheme,
        value,
      }));
      await tx.insertInto('organisation_identifiers').values(rows).execute();
    }
    return done(
      { id },
      {
        subject: { kind: 'organisation', id },
        after: { kind, name, acronym, country, visibility, identifiers },
      },
    );
  },
});
