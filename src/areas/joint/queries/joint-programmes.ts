import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';

export type JointProgramme = {
  id: string;
  leadId: string;
  reference: string;
  title: Localized;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  currency: string;
  /** Institutes that work here and are in it. */
  tenants: string[];
  /** The asking institute's own part, where it has named one. */
  programmeId: string | null;
};

/** The joint programmes that an institute leads or is in, the newest period first. */
export const jointProgrammes = async (tx: Tx, instituteId: string): Promise<JointProgramme[]> => {
  const { rows } =
    await sql<JointProgramme>`${jointRows(instituteId)} order by j.from_on desc, j.reference`.execute(tx);
  return rows;
};

/** One of them; undefined where the institute is not in it. */
export const jointProgramme = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<JointProgramme | undefined> => {
  const { rows } = await sql<JointProgramme>`${jointRows(instituteId)} and j.id = ${id}`.execute(tx);
  return rows[0];
};

/** The joint programme of which a programme is the institute's part; undefined where it is of none. */
export const jointOfProgramme = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<JointProgramme | undefined> => {
  const { rows } =
    await sql<JointProgramme>`${jointRows(instituteId)} and p.programme_id = ${programmeId}`.execute(tx);
  return rows[0];
};

const jointRows = (instituteId: string): RawBuilder<JointProgramme> => sql`
  select j.id, j.institute_id as "leadId", j.reference, j.title, j.from_on as "fromOn", j.until_on as "untilOn", j.currency,
    j.tenants, p.programme_id as "programmeId"
    from joint_programmes j
    left join joint_parts p on p.institute_id = ${instituteId} and (p.lead_id, p.joint_id) = (j.institute_id, j.id)
      and p.ended_by_no is null
   where ${instituteId} = any (j.tenants)`;

export type JointOutcome = { code: string; title: Localized };

export const jointOutcomes = async (tx: Tx, { leadId, id }: JointProgramme): Promise<JointOutcome[]> => {
  const { rows } = await sql<JointOutcome>`select o.code, o.title from joint_outcomes o
    where o.institute_id = ${leadId} and o.joint_id = ${id} order by o.position, o.code`.execute(tx);
  return rows;
};

export type CoApplicant = {
  id: string;
  name: string;
  /** Null: it does not work here, and the lead enters its figures. */
  tenantId: string | null;
  fromOn: CalendarDay;
  leftOn: CalendarDay | null;
  leftReason: string | null;
};

/** Everyone in a joint programme, the lead first, those who left among them. */
export const coApplicants = async (tx: Tx, { leadId, id }: JointProgramme): Promise<CoApplicant[]> => {
  const { rows } = await sql<CoApplicant>`
    select c.id, c.name, c.tenant_id as "tenantId", c.from_on as "fromOn", l.on_day as "leftOn", l.reason as "leftReason"
      from co_applicants c
      left join co_applicant_leavings l on (l.institute_id, l.co_applicant_id) = (c.institute_id, c.id) and l.ended_by_no is null
     where c.institute_id = ${leadId} and c.joint_id = ${id}
     order by c.tenant_id is distinct from c.institute_id, c.from_on, c.name`.execute(tx);
  return rows;
};

export type InstituteChoice = { id: string; code: string; name: Localized };

/** The institutes that work here: their names are public. */
export const instituteChoices = async (tx: Tx): Promise<InstituteChoice[]> => {
  const { rows } = await sql<InstituteChoice>`select id, code, name from institutes order by code`.execute(
    tx,
  );
  return rows;
};
