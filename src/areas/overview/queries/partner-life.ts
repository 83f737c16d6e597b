import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type AffiliationRow, bodiesOf } from '../../partners/queries/affiliations.ts';
import { type AgreementRow, agreementsOf } from '../../partners/queries/agreements.ts';
import { type RoundRow, roundsOf } from '../../partners/queries/assessments.ts';
import { type MemberCountRow, memberCountsOf } from '../../partners/queries/member-counts.ts';
import { type PartnershipRow, partnership } from '../../partners/queries/partnerships.ts';
import { type ScreeningRow, screeningsOf } from '../../partners/queries/screenings.ts';
import { type SupportRow, supportsOf } from '../../partners/queries/supports.ts';
import { mayReadRounds } from '../../partners/rules/assessment-permissions.ts';
import { mayReadPartnerFile } from '../../partners/rules/partner-file-permissions.ts';
import { mayReadOrganisations } from '../../partners/rules/partner-permissions.ts';
import { mayReadRights } from '../../rights/rules/rights-permissions.ts';
import type { OwnershipYear } from '../rules/ownership-shares.ts';
import type { YearSubject } from '../rules/partner-years.ts';
import { ownershipLine } from './ownership-line.ts';
import { type PartnerMoment, partnerMoments } from './partner-moments.ts';

/** All that is known of a partner; of what one may not read nothing was asked. Rounds come without an answer. */
export type PartnerLife = {
  partner: PartnershipRow;
  affiliations: readonly AffiliationRow[];
  supports: readonly SupportRow[];
  agreements: readonly AgreementRow[];
  screenings: readonly ScreeningRow[];
  rounds: readonly RoundRow[];
  members: readonly MemberCountRow[];
  ownership: readonly OwnershipYear[];
  moments: readonly PartnerMoment[];
};

/** The subjects of which this person reads: an auditor neither the file nor rights, a partner no share of a whole. */
export const subjectsSeen = (actor: Actor, partnershipId: string): ReadonlySet<YearSubject> => {
  const seen = new Set<YearSubject>(['affiliations', 'support', 'agreements']);
  const file = mayReadPartnerFile(actor, { partnershipId }) === true;
  if (file) for (const subject of ['screenings', 'members', 'hand-over'] as const) seen.add(subject);
  if (mayReadRounds(actor, { partnershipId }) === true) seen.add('capacity');
  if (mayReadRights(actor) === true)
    for (const won of ['dialogue', 'won', 'advocacy'] as const) seen.add(won);
  // Of its own rows alone its share would always be the whole; the auditor has no part in that conversation.
  if (file && mayReadOrganisations(actor) === true) seen.add('ownership');
  return seen;
};

/** What the page of a partner's years is told from, in nine queries; undefined where the actor sees no such partner. */
export const partnerLife = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  seen: ReadonlySet<YearSubject>,
): Promise<PartnerLife | undefined> => {
  const partner = await partnership(tx, instituteId, partnershipId);
  if (!partner) return undefined;
  const { organisationId } = partner;
  const asked = { rights: seen.has('dialogue'), file: seen.has('hand-over') };
  return {
    partner,
    affiliations: await bodiesOf(tx, instituteId, organisationId),
    supports: await supportsOf(tx, instituteId, organisationId),
    agreements: await agreementsOf(tx, instituteId, partnershipId),
    screenings: seen.has('screenings') ? await screeningsOf(tx, instituteId, partnershipId) : [],
    rounds: seen.has('capacity') ? await roundsOf(tx, instituteId, partnershipId) : [],
    members: seen.has('members') ? await memberCountsOf(tx, instituteId, partnershipId) : [],
    ownership: seen.has('ownership') ? await ownershipLine(tx, instituteId, partnershipId) : [],
    moments: await partnerMoments(tx, instituteId, partnershipId, asked),
  };
};
