import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { AffiliationLink } from '../rules/affiliation-cycle.ts';

export type AffiliationRow = {
  id: string;
  memberId: string;
  memberName: string | null;
  memberCountry: string | null;
  bodyId: string;
  bodyName: string | null;
  fromOn: CalendarDay;
  untilOn: CalendarDay | null;
  source: string;
};

const affiliationRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('affiliations as a')
    .leftJoin('organisations as m', (join) =>
      join.onRef('m.institute_id', '=', 'a.institute_id').onRef('m.id', '=', 'a.member_id'),
    )
    .leftJoin('organisations as b', (join) =>
      join.onRef('b.institute_id', '=', 'a.institute_id').onRef('b.id', '=', 'a.body_id'),
    )
    .select(['a.id', 'a.member_id as memberId', 'm.name as memberName', 'm.country as memberCountry'])
    .select(['a.body_id as bodyId', 'b.name as bodyName', 'a.from_on as fromOn', 'a.until_on as untilOn'])
    .select('a.source')
    .where('a.institute_id', '=', instituteId);

const stood = (asOf?: number) =>
  asOf === undefined
    ? sql<boolean>`a.ended_by_no is null`
    : sql<boolean>`a.entry_no <= ${asOf} and (a.ended_by_no is null or a.ended_by_no > ${asOf})`;

/** The bodies that an organisation belongs or belonged to, latest first. `asOf` = an entry number. */
export const bodiesOf = (
  tx: Tx,
  instituteId: string,
  organisationId: string,
  asOf?: number,
): Promise<AffiliationRow[]> =>
  affiliationRows(tx, instituteId)
    .where(stood(asOf))
    .where('a.member_id', '=', organisationId)
    .orderBy('a.from_on', 'desc')
    .orderBy('a.id')
    .execute();

/** The members that a body has or had, by country and name. `asOf` = an entry number. */
export const membersOf = (
  tx: Tx,
  instituteId: string,
  bodyId: string,
  asOf?: number,
): Promise<AffiliationRow[]> =>
  affiliationRows(tx, instituteId)
    .where(stood(asOf))
    .where('a.body_id', '=', bodyId)
    .orderBy('m.country')
    .orderBy('m.name')
    .orderBy('a.id')
    .execute();

/** One affiliation as it stands; undefined where it was replaced or is not this institute's. */
export const affiliation = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<AffiliationRow | undefined> =>
  isId(id)
    ? affiliationRows(tx, instituteId)
        .where(isRow('a', { table: 'affiliations', instituteId, id, newest }))
        .executeTakeFirst()
    : undefined;

/** Every link on any way up from a body, whatever its period: what a new membership could close a circle with. */
export const linksAbove = async (tx: Tx, instituteId: string, bodyId: string): Promise<AffiliationLink[]> => {
  const { rows } = await sql<AffiliationLink>`
    with recursive above as (
      select a.* from affiliations a
       where a.institute_id = ${instituteId} and a.member_id = ${bodyId} and a.ended_by_no is null
      union
      select a.* from affiliations a join above on a.member_id = above.body_id
       where a.institute_id = ${instituteId} and a.ended_by_no is null
    )
    select member_id as "memberId", body_id as "bodyId", from_on as "from", until_on as "until" from above
  `.execute(tx);
  return rows;
};
