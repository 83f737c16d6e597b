import type { Localized } from '../../../kernel/localized.ts';
import type { IatiOrganisation, IatiParticipant } from './iati-file.ts';
import { keyedList, present } from './keyed-list.ts';
import { sourceLanguage, toPublished } from './language-text.ts';
import type { Keys } from './patch.ts';
import type { OrganisationRow, Subject, Surroundings } from './subject.ts';

/** The Belgian development cooperation, which pays for the programmes (domain: IATI identifiers). */
const DGD = { ref: 'XM-DAC-2-10', type: '10', names: { en: 'Belgian Development Cooperation (DGD)' } };
const NATIONAL_NGO = '22';
const FUNDING = '1';
const ACCOUNTABLE = '2';
const IMPLEMENTING = '4';

/** Types of organisation (codelist OrganisationType) where a publication never said one. */
const TYPE_OF_KIND: Record<string, string> = {
  donor: '10',
  institute: NATIONAL_NGO,
  sister_ngo: NATIONAL_NGO,
  belgian_affiliate: NATIONAL_NGO,
  regional_body: '23',
  continental_body: '23',
  global_union: '21',
  world_confederation: '21',
  public_authority: '10',
  company: '70',
  research: '80',
};
const PARTNER_COUNTRY_NGO = '24';

/** An organisation as a publication names it; a name without languages is in that of the text it stands with. */
export function partyOf(organisation: OrganisationRow, beside: Localized): IatiOrganisation {
  const names = toPublished(organisation.names);
  const language = sourceLanguage(beside) ?? 'und';
  return present({
    ref: organisation.ref,
    type: organisation.type ?? TYPE_OF_KIND[organisation.kind] ?? PARTNER_COUNTRY_NGO,
    names: Object.keys(names).length > 0 ? names : { [language]: organisation.name },
  }) as IatiOrganisation;
}

/** The institute that publishes. */
export function publisherOf({ institute }: Surroundings): IatiOrganisation {
  return { ref: institute.ref, type: NATIONAL_NGO, names: toPublished(institute.name) };
}

/**
 * Who takes part: as it was entered or imported; where nobody was, the donor funds, the institute is accountable,
 * and the institute (programme) or its partners (outcome) implement.
 */
export function renderParticipants(subject: Subject, around: Surroundings, keys: Keys): IatiParticipant[] {
  const keyed = keyedList(keys);
  const entered = subject.participations.flatMap(({ organisationId, role, activityRef }) => {
    const organisation = around.organisations.get(organisationId);
    if (!organisation) return [];
    const party = partyOf(organisation, subject.title);
    return keyed(
      `${role} ${organisationId}`,
      present({ role, ...party, activityId: activityRef }) as IatiParticipant,
    );
  });
  if (entered.length > 0) return entered;
  const publisher = publisherOf(around);
  const implementing = around.partners.flatMap((id) => {
    const organisation = around.organisations.get(id);
    return organisation ? [partyOf(organisation, subject.title)] : [];
  });
  return [
    keyed('?funding', { role: FUNDING, ...DGD }),
    keyed('?accountable', { role: ACCOUNTABLE, ...publisher }),
    ...(implementing.length > 0 ? implementing : [publisher]).map((party) =>
      keyed('?implementing', { role: IMPLEMENTING, ...party }),
    ),
  ];
}
