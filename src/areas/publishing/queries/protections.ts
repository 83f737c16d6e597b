import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Degree, Protection } from '../rules/protection.ts';
import type { Ground } from '../rules/protection-input.ts';

export type ProtectionRow = Protection & {
  id: string;
  /** Of the partner; null where it is of an outcome alone. */
  organisation: string | null;
  outcomeCode: string | null;
  outcomeTitle: Localized | null;
  programmeId: string | null;
  programmeReference: string | null;
  ground: Ground;
  reason: string;
  keptByName: string;
  entryNo: number;
  /** An answer is awaited of another person. */
  asked: {
    id: string;
    degree: Degree;
    reason: string;
    byUser: string;
    byName: string;
  } | null;
};

/** Protections that stand, by programme, outcome and partner. */
export const protectionsOf = async (tx: Tx, instituteId: string): Promise<ProtectionRow[]> => {
  const { rows } = await sql<ProtectionRow>`
    select p.id, p.organisation_id as "organisationId", p.outcome_id as "outcomeId", p.degree, o.name as organisation,
           u.code as "outcomeCode", u.title as "outcomeTitle", r.id as "programmeId", r.reference as "programmeReference",
           p.ground, p.reason, p.kept_by_name as "keptByName", p.entry_no as "entryNo",
           case when l.id is not null then jsonb_build_object('id', l.id, 'degree', l.degree, 'reason', l.reason,
             'byUser', l.asked_by_user, 'byName', l.asked_by_name) end as asked
      from protections p
      left join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
      left join outcomes u on (u.institute_id, u.id) = (p.institute_id, p.outcome_id)
      left join programmes r on (r.institute_id, r.id) = (u.institute_id, u.programme_id)
      left join protection_lowerings l on (l.institute_id, l.protection_id) = (p.institute_id, p.id) and l.ended_by_no is null
     where p.institute_id = ${instituteId} and p.ended_by_no is null
     order by r.reference nulls first, u.code nulls first, o.name nulls first, p.id`.execute(tx);
  return rows;
};

/** The protections that stood after each decision about them, the first one first; the last are in force. */
export const protectionStates = async (tx: Tx, instituteId: string): Promise<Protection[][]> => {
  const rows = await tx
    .selectFrom('protections')
    .select([
      'organisation_id as organisationId',
      'outcome_id as outcomeId',
      sql<Degree>`degree`.as('degree'),
      'entry_no as entryNo',
      'ended_by_no as endedByNo',
    ])
    .where('institute_id', '=', instituteId)
    .orderBy('entry_no')
    .execute();
  const entries = [...new Set(rows.flatMap(({ entryNo, endedByNo }) => [entryNo, endedByNo ?? entryNo]))];
  return entries
    .sort((a, b) => a - b)
    .map((no) =>
      rows.filter(({ entryNo, endedByNo }) => entryNo <= no && (endedByNo === null || endedByNo > no)),
    )
    .map((standing) =>
      standing.map(({ organisationId, outcomeId, degree }) => ({ organisationId, outcomeId, degree })),
    );
};

export type PartnerToProtect = { id: string; name: string; acronym: string | null };

/** The organisations that the institute works with or pays, by name. */
export const partnersToProtect = async (tx: Tx, instituteId: string): Promise<PartnerToProtect[]> => {
  const { rows } = await sql<PartnerToProtect>`
    select o.id, o.name, o.acronym from organisations o
     where o.institute_id = ${instituteId} and o.kind not in ('donor', 'institute') and (
       exists (select from partnerships p where (p.institute_id, p.organisation_id) = (o.institute_id, o.id))
       or exists (select from transactions t where t.institute_id = o.institute_id and o.id in (t.receiver_id, t.provider_id))
       or exists (select from programme_participations a where (a.institute_id, a.organisation_id) = (o.institute_id, o.id)))
     order by o.name, o.id`.execute(tx);
  return rows;
};
