import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { AffiliationLink } from '../rules/affiliation-cycle.ts';
import { isRegionalKind, type OrganisationKind } from '../rules/organisation-input.ts';
import type { RegionalHistory } from '../rules/regional-history.ts';
import { agreementsAsAmended } from './agreements-as-amended.ts';
import type { ProvenSupport } from './eligibility-checks.ts';

type Member = { id: string; name: string; kind: OrganisationKind; country: string | null };
type Row = {
  id: string;
  kind: OrganisationKind;
  links: AffiliationLink[];
  organisations: Member[];
  supports: ProvenSupport[];
};

/**
 * What is known of several regional bodies, by body, on a day or of all days: who belonged to them and the support each
 * received.
 * What `eligibilityThroughTime` reads of one (a test holds them together), in one statement however many there are; what
 * is no regional body is not in the answer.
 */
export const bodyHistories = async (
  tx: Tx,
  instituteId: string,
  bodyIds: readonly string[],
  day?: CalendarDay,
): Promise<ReadonlyMap<string, Omit<RegionalHistory<ProvenSupport>, 'partnerCountries'>>> => {
  if (bodyIds.length === 0) return new Map();
  const onDay = day ? sql`and a.from_on <= ${day} and coalesce(a.until_on >= ${day}, true)` : sql``;
  const holds = sql`a.institute_id = ${instituteId} and a.ended_by_no is null ${onDay}`;
  const { rows } = await sql<Row>`
    with recursive below as (
      select a.body_id as root, a.member_id, a.body_id, a.from_on, a.until_on
        from affiliations a where a.body_id = any (${[...bodyIds]}::uuid[]) and ${holds}
      union
      select below.root, a.member_id, a.body_id, a.from_on, a.until_on
        from affiliations a join below on a.body_id = below.member_id where ${holds}
    ), named as materialized (
      select b.*, o.name, o.kind, o.country
        from below b join organisations o on (o.institute_id, o.id) = (${instituteId}, b.member_id)
    ), supported as (
      select s.organisation_id, s.from_on, s.until_on, s.given_by, s.programme, s.source, null::uuid as agreement_id, s.id
        from supports s
       where s.institute_id = ${instituteId} and s.ended_by_no is null and s.organisation_id in (select member_id from named)
      union all
      select p.organisation_id, g.from_on, g.until_on, null, g.reference, g.reference, g.id, g.id
        from ${agreementsAsAmended(instituteId)} g
        join agreement_signings n on (n.institute_id, n.agreement_id) = (g.institute_id, g.id)
        join partnerships p on (p.institute_id, p.id) = (g.institute_id, g.partnership_id)
       where g.institute_id = ${instituteId} and p.organisation_id in (select member_id from named)
    )
    select r.id, r.kind,
      (select coalesce(jsonb_agg(jsonb_build_object('memberId', l.member_id, 'bodyId', l.body_id, 'from', l.from_on,
                'until', l.until_on) order by l.name, l.member_id), '[]') from named l where l.root = r.id) as links,
      (select coalesce(jsonb_agg(m order by m.name, m.id), '[]') from (
         select distinct l.member_id as id, l.name, l.kind, l.country from named l where l.root = r.id) as m) as organisations,
      (select coalesce(jsonb_agg(jsonb_build_object('organisationId', s.organisation_id, 'from', s.from_on,
                'until', s.until_on, 'givenBy', s.given_by, 'programme', s.programme, 'source', s.source,
                'agreementId', s.agreement_id) order by s.agreement_id is not null, s.from_on, s.id), '[]')
         from supported s where s.organisation_id in (select member_id from named l where l.root = r.id)) as supports
      from organisations r
     where r.institute_id = ${instituteId} and r.id = any (${[...bodyIds]}::uuid[])`.execute(tx);
  return new Map(
    rows
      .filter(({ kind }) => isRegionalKind(kind))
      .map(({ id, kind: _, ...known }) => [id, { bodyId: id, ...known }]),
  );
};
