import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { valueAndId } from '../../../kernel/list-key.ts';
import type { OrganisationKind } from '../rules/organisation-input.ts';
import { unionKinds } from '../rules/screening.ts';
import { agreementsAsAmended } from './agreements-as-amended.ts';

export type PartnershipRow = {
  id: string;
  organisationId: string;
  name: string;
  acronym: string | null;
  kind: OrganisationKind;
  country: string | null;
  fromOn: CalendarDay;
  untilOn: CalendarDay | null;
  version: number;
};

/** A partner with the agreement that matters most on the day: the signed one that runs longest, else the latest draft. */
export type PartnerRow = PartnershipRow & {
  agreementId: string | null;
  agreementReference: string | null;
  agreementFromOn: CalendarDay | null;
  agreementUntilOn: CalendarDay | null;
  agreementSignedOn: CalendarDay | null;
};

export const partnerSorts = ['name', 'country', 'from'] as const;

export type PartnerFilter = {
  search?: string | undefined;
  country?: string | undefined;
  /** `current` (default): on the day; `ended`: no longer; `all`. */
  state?: string | undefined;
  /** Unions by their last screening (aim O1), only for who reads partners' files: `missing`, or older than so many months. */
  screening?: 'missing' | { olderThanMonths: number } | undefined;
  sort?: (typeof partnerSorts)[number] | undefined;
  after?: string | undefined;
};

export const partnersAPage = 25;

const partnershipRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('partnerships as p')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'p.institute_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select(['p.id', 'o.id as organisationId', 'o.name', 'o.acronym', 'o.kind', 'o.country'])
    .select(['p.from_on as fromOn', 'p.until_on as untilOn', 'p.version'])
    .where('p.institute_id', '=', instituteId);

const orders = {
  name: sql<string>`o.name`,
  country: sql<string>`coalesce(o.country, '')`,
  from: sql<string>`p.from_on::text`,
};

/** A page of the institute's partners as they are on `day`, one more than fits; partners of any time with `state`. */
export const partners = async (
  tx: Tx,
  instituteId: string,
  day: CalendarDay,
  filter: PartnerFilter = {},
  limit: number = partnersAPage + 1,
): Promise<PartnerRow[]> => {
  const order = orders[filter.sort ?? 'name'];
  let query = partnershipRows(tx, instituteId)
    .leftJoinLateral(
      (inner) =>
        inner
          .selectFrom(agreementsAsAmended(instituteId).as('a'))
          .leftJoin('agreement_signings as s', (join) =>
            join.onRef('s.institute_id', '=', 'a.institute_id').onRef('s.agreement_id', '=', 'a.id'),
          )
          .select(['a.id', 'a.reference', 'a.from_on', 'a.until_on', 's.signed_on'])
          .whereRef('a.institute_id', '=', 'p.institute_id')
          .whereRef('a.partnership_id', '=', 'p.id')
          .orderBy(sql`(s.signed_on is not null and a.from_on <= ${day} and a.until_on >= ${day})`, 'desc')
          .orderBy('a.until_on', 'desc')
          .limit(1)
          .as('g'),
      (join) => join.onTrue(),
    )
    .select(['g.id as agreementId', 'g.reference as agreementReference', 'g.from_on as agreementFromOn'])
    .select(['g.until_on as agreementUntilOn', 'g.signed_on as agreementSignedOn'])
    .orderBy(order)
    .orderBy('p.id')
    .limit(limit);
  const state = filter.state ?? 'current';
  if (state === 'current') query = query.where(sql<boolean>`coalesce(p.until_on >= ${day}, true)`);
  if (state === 'ended') query = query.where(sql<boolean>`p.until_on < ${day}`);
  if (filter.country) query = query.where('o.country', '=', filter.country);
  if (filter.screening) {
    const last = sql`(select max(l.screened_on) from partner_screenings l
      where l.institute_id = p.institute_id and l.partnership_id = p.id and l.ended_by_no is null and l.screened_on <= ${day})`;
    query = query
      .where('o.kind', 'in', [...unionKinds])
      .where(
        filter.screening === 'missing'
          ? sql<boolean>`${last} is null`
          : sql<boolean>`(${last} + make_interval(months => ${filter.screening.olderThanMonths}::int))::date < ${day}`,
      );
  }
  if (filter.search)
    query = query.where(
      sql<boolean>`strpos(lower(o.name || ' ' || coalesce(o.acronym, '')), lower(${filter.search})) > 0`,
    );
  const after = valueAndId(filter.after);
  if (after) query = query.where(sql<boolean>`(${order}, p.id) > (${after.value}, ${after.id}::uuid)`);
  return (await query.execute()) as PartnerRow[];
};

export const keyOfPartner = (row: PartnerRow, sort: PartnerFilter['sort'] = 'name'): string =>
  `${sort === 'from' ? row.fromOn : (row[sort] ?? '')}|${row.id}`;

/** One partnership; undefined where it is not this institute's or not this partner's. */
export const partnership = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<PartnershipRow | undefined> =>
  isId(id)
    ? ((await partnershipRows(tx, instituteId).where('p.id', '=', id).executeTakeFirst()) as
        | PartnershipRow
        | undefined)
    : undefined;

/** The partnership of an organisation, past or present. */
export const partnershipOf = async (
  tx: Tx,
  instituteId: string,
  organisationId: string,
): Promise<PartnershipRow | undefined> =>
  (await partnershipRows(tx, instituteId).where('o.id', '=', organisationId).executeTakeFirst()) as
    | PartnershipRow
    | undefined;

export type PartnerChoice = Pick<PartnershipRow, 'id' | 'name' | 'acronym' | 'country'>;

/** Every partner by name, as a part of a larger statement. */
export const partnerChoiceRows = (tx: Tx, instituteId: string) =>
  partnershipRows(tx, instituteId).orderBy('o.name').orderBy('p.id');

/** Whom a field can offer: every partner by name with its partnership's id, on the day or ever. */
export const partnerChoices = async (
  tx: Tx,
  instituteId: string,
  on?: CalendarDay,
): Promise<PartnerChoice[]> => {
  let query = partnerChoiceRows(tx, instituteId);
  if (on) query = query.where('p.from_on', '<=', on).where(sql<boolean>`coalesce(p.until_on >= ${on}, true)`);
  return (await query.execute()) as PartnershipRow[];
};
