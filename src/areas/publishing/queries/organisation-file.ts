import type { Tx } from '../../../db/transaction.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { sourceLanguage } from '../rules/language-text.ts';
import { type OrganisationAccount, organisationAccount } from '../rules/organisation-account.ts';
import { publisherOf } from '../rules/render-parties.ts';
import type { WithheldString } from '../rules/withheld-strings.ts';
import { publishingInstitute } from './known-organisations.ts';
import { publicationOf } from './publications.ts';

export type OrganisationFile = { account: OrganisationAccount; withheldStrings: readonly WithheldString[] };

/**
 * What the institute's organisation file says: of every programme that bears its identifier and was decided, as it is published.
 * Undefined while there is none: there is nothing to say yet.
 */
export const organisationFile = async (
  tx: Tx,
  instituteId: string,
): Promise<OrganisationFile | undefined> => {
  const told = (await programmes(tx, instituteId)).filter(
    ({ iatiIdentifier, state }) => iatiIdentifier !== null && (state === 'decided' || state === 'closed'),
  );
  if (told.length === 0) return undefined;
  const publication = await publicationOf(
    tx,
    instituteId,
    told.map(({ id }) => id),
  );
  const institute = await publishingInstitute(tx, instituteId);
  const around = { institute, organisations: new Map(), related: [], partners: [] };
  const [{ currency = 'EUR' } = {}] = publication.activities;
  const account = organisationAccount(publication.activities, publisherOf(around), {
    lastUpdatedAt: publication.generatedAt,
    currency,
  });
  return {
    account: { ...account, language: sourceLanguage(institute.name) },
    withheldStrings: publication.withheldStrings,
  };
};
