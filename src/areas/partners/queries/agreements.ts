import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { AgreementKind } from '../rules/agreement-input.ts';
import type { OrganisationKind } from '../rules/organisation-input.ts';
import { agreementsAsAmended } from './agreements-as-amended.ts';

export type AgreementRow = {
  id: string;
  partnershipId: string;
  organisationId: string;
  organisationName: string;
  organisationKind: OrganisationKind;
  kind: AgreementKind;
  reference: string;
  fromOn: CalendarDay;
  /** The last day, and below the amount, as the signed amendments leave them. */
  untilOn: CalendarDay;
  /** Minor units of `currency`; null where the agreement names no amount. */
  amountMinor: number | null;
  currency: string;
  version: number;
  signedOn: CalendarDay | null;
  signedByName: string | null;
  signedForPartnerBy: string | null;
};

const agreementRows = (tx: Tx, instituteId: string, asOf?: number) =>
  tx
    .selectFrom(agreementsAsAmended(instituteId, asOf).as('a'))
    .innerJoin('partnerships as p', (join) =>
      join.onRef('p.institute_id', '=', 'a.institute_id').onRef('p.id', '=', 'a.partnership_id'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'p.institute_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .leftJoin('agreement_signings as s', (join) =>
      join.onRef('s.institute_id', '=', 'a.institute_id').onRef('s.agreement_id', '=', 'a.id'),
    )
    .select(['a.id', 'a.partnership_id as partnershipId', 'o.id as organisationId'])
    .select(['o.name as organisationName', 'o.kind as organisationKind', 'a.kind', 'a.reference'])
    .select(['a.from_on as fromOn', 'a.until_on as untilOn', 'a.amount_minor as amountMinor', 'a.currency'])
    .select(['a.version', 's.signed_on as signedOn', 's.signed_by_name as signedByName'])
    .select('s.signed_for_partner_by as signedForPartnerBy')
    .where('a.institute_id', '=', instituteId);

/** The agreements under a partnership, latest first. */
export const agreementsOf = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<AgreementRow[]> =>
  (await agreementRows(tx, instituteId)
    .where('a.partnership_id', '=', partnershipId)
    .orderBy('a.from_on', 'desc')
    .orderBy('a.id')
    .execute()) as AgreementRow[];

/** Agreements of a partner that were signed by the audit number `asOf` and run on any of these days, by their first. */
export const signedAgreementsDuring = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  { fromOn, untilOn, asOf }: { fromOn: CalendarDay; untilOn: CalendarDay; asOf: number },
): Promise<AgreementRow[]> =>
  (await agreementRows(tx, instituteId, asOf)
    .where('a.partnership_id', '=', partnershipId)
    .where('s.entry_no', '<=', asOf)
    .where('a.from_on', '<=', untilOn)
    .where('a.until_on', '>=', fromOn)
    .orderBy('a.from_on')
    .orderBy('a.id')
    .execute()) as AgreementRow[];

/** One agreement; undefined where it is not this institute's or not this partner's. */
export const agreement = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<AgreementRow | undefined> =>
  isId(id)
    ? ((await agreementRows(tx, instituteId).where('a.id', '=', id).executeTakeFirst()) as
        | AgreementRow
        | undefined)
    : undefined;

/** The signed agreements of these organisations, by their first day: they are support too. `asOf` = an entry number. */
export const signedAgreementsOfAll = async (
  tx: Tx,
  instituteId: string,
  organisationIds: readonly string[],
  asOf?: number,
): Promise<AgreementRow[]> => {
  if (organisationIds.length === 0) return [];
  let query = agreementRows(tx, instituteId, asOf)
    .where('o.id', 'in', [...organisationIds])
    .where('s.signed_on', 'is not', null)
    .orderBy('a.from_on')
    .orderBy('a.id');
  if (asOf !== undefined) query = query.where('s.entry_no', '<=', asOf);
  return (await query.execute()) as AgreementRow[];
};

/** Whether a reference is another agreement's already. */
export const agreementWithReference = (tx: Tx, instituteId: string, reference: string) =>
  tx
    .selectFrom('agreements')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('reference', '=', reference)
    .executeTakeFirst();
