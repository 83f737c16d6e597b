import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Role } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { valueAndId } from '../../../kernel/list-key.ts';
import { lentRoles } from '../../people/queries/lent-roles.ts';

export type MembershipState = 'active' | 'suspended' | 'ended' | 'coming';

/** What someone is at the institute: a person with two roles has two rows. */
export type PersonRow = {
  membershipId: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  partnershipId: string | null;
  partner: string | null;
  fromOn: CalendarDay;
  untilOn: CalendarDay | null;
  state: MembershipState;
  /** Roles lent to this membership on the day. */
  lent: Role[];
  scopeOutcomes: string[];
  scopeItems: string[];
  scopeYears: number[];
};

export type PeopleFilter = {
  search?: string | undefined;
  role?: string | undefined;
  state?: string | undefined;
  userId?: string | undefined;
  after?: string | undefined;
};

export const peopleAPage = 25;

/** The institute's people by name as they are on `day`, one more than fits a page; `after` = `keyOfPerson` of the last. */
export const people = async (
  tx: Tx,
  instituteId: string,
  day: CalendarDay,
  filter: PeopleFilter = {},
  limit: number = peopleAPage + 1,
): Promise<PersonRow[]> => {
  const { value: name, id } = valueAndId(filter.after) ?? {};
  const { rows } = await sql<PersonRow>`
    select * from (
      select m.id as "membershipId", m.user_id as "userId", u.name, u.email, m.role, m.partnership_id as "partnershipId",
             o.name as partner, m.from_on as "fromOn", m.until_on as "untilOn",
             m.scope_outcomes as "scopeOutcomes", m.scope_years as "scopeYears", m.scope_items as "scopeItems",
             case when m.until_on < ${day}::date then 'ended'
                  when m.suspended_at is not null then 'suspended'
                  when m.from_on > ${day}::date then 'coming'
                  else 'active' end as state,
             array(${lentRoles(day)} order by d.role) as lent
        from memberships m
        join users u on u.id = m.user_id
        left join partnerships p on (p.institute_id, p.id) = (m.institute_id, m.partnership_id)
        left join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
       where m.institute_id = ${instituteId} and m.role <> 'system'
    ) as rows
    where (${filter.role ?? null}::text is null or role = ${filter.role ?? null})
      and (${filter.state ?? null}::text is null or state = ${filter.state ?? null})
      and (${filter.userId ?? null}::uuid is null or "userId" = ${filter.userId ?? null}::uuid)
      and (${filter.search ?? null}::text is null
           or strpos(lower(name || ' ' || email || ' ' || coalesce(partner, '')), lower(${filter.search ?? ''})) > 0)
      and (${id ?? null}::uuid is null or (name, "membershipId") > (${name ?? ''}, ${id ?? null}::uuid))
    order by name, "membershipId"
    limit ${limit}`.execute(tx);
  return rows;
};

/** Where the next page of people begins after this one. */
export const keyOfPerson = ({ name, membershipId }: PersonRow): string => `${name}|${membershipId}`;

export type LentDuty = {
  id: string;
  role: Role;
  lenderId: string;
  lender: string;
  borrower: string;
  borrowerUserId: string;
  lenderUserId: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  reason: string;
  withdrawnAt: Temporal.Instant | null;
};

/** Duties that a person lent or was lent, the latest first. */
export const lentDutiesOf = (tx: Tx, instituteId: string, userId: string): Promise<LentDuty[]> =>
  tx
    .selectFrom('lent_duties as l')
    .innerJoin('memberships as a', 'a.id', 'l.lender_id')
    .innerJoin('users as lender', 'lender.id', 'a.user_id')
    .innerJoin('memberships as b', 'b.id', 'l.borrower_id')
    .innerJoin('users as borrower', 'borrower.id', 'b.user_id')
    .select(['l.id', 'l.role', 'l.lender_id as lenderId', 'l.from_on as fromOn', 'l.until_on as untilOn'])
    .select([
      'l.reason',
      'l.withdrawn_at as withdrawnAt',
      'lender.name as lender',
      'borrower.name as borrower',
    ])
    .select(['a.user_id as lenderUserId', 'b.user_id as borrowerUserId'])
    .where('l.institute_id', '=', instituteId)
    .where((eb) => eb.or([eb('a.user_id', '=', userId), eb('b.user_id', '=', userId)]))
    .orderBy('l.from_on', 'desc')
    .orderBy('l.id')
    .execute() as Promise<LentDuty[]>;
