import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type Organisation, organisation } from '../queries/organisation.ts';
import { organisationWithIdentifier } from '../queries/organisations.ts';
import { organisationChange } from '../rules/organisation-input.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';

/** What is said of an organisation, with its identifiers as a whole: one that is left out ends and stays readable. */
export const changeOrganisation = defineCommand({
  name: 'change-organisation',
  version: 1,
  input: organisationChange,
  may: mayKeepOrganisations,
  run: async ({ tx, chain, entryNo }, input) => {
    const old = await organisation(tx, chain, input.id);
    if (!old) throw new NotFound();
    if (old.version !== input.version) return conflict(old.version, currentOf(old));
    for (const [at, { scheme, value }] of input.identifiers.entries()) {
      const bearer = await organisationWithIdentifier(tx, chain, scheme, value);
      if (bearer && bearer.id !== old.id)
        return refuseFields({
          [`identifiers.${at}.value`]: [{ key: 'partners.identifier-taken', args: { name: bearer.name } }],
        });
    }
    const { kind, name, acronym = null, country = null, visibility, identifiers } = input;
    await tx
      .updateTable('organisations')
      .set({ kind, name, acronym, country, visibility, version: old.version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const isSame = (a: { scheme: string; value: string }, b: { scheme: string; value: string }) =>
      a.scheme === b.scheme && a.value === b.value;
    const gone = old.identifiers.filter((each) => !identifiers.some((kept) => isSame(each, kept)));
    if (gone.length > 0)
      await tx
        .updateTable('organisation_identifiers')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where(
          'id',
          'in',
          gone.map(({ id }) => id),
        )
        .execute();
    const added = identifiers
      .filter((each) => !old.identifiers.some((known) => isSame(each, known)))
      .map(({ scheme, value }) => ({
        institute_id: chain,
        id: newId(),
        organisation_id: old.id,
        scheme,
        value,
        entry_no: entryNo,
      }));
    if (added.length > 0) await tx.insertInto('organisation_identifiers').values(added).execute();
    return done(
      { id: old.id },
      {
        subject: { kind: 'organisation', id: old.id },
        before: saidOf(old),
        after: { kind, name, acronym, country, visibility, identifiers },
      },
    );
  },
});

const saidOf = ({ kind, name, acronym, country, visibility, identifiers }: Organisation) => ({
  kind,
  name,
  acronym,
  country,
  visibility,
  identifiers: identifiers.map(({ scheme, value }) => ({ scheme, value })),
});

const currentOf = ({ name, acronym, kind, country }: Organisation) => ({
  'partners.name': name,
  'partners.acronym': acronym,
  'partners.kind': kind,
  'partners.country': country,
});
