import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { BlockCell } from '../rules/joint-block.ts';
import type { JointProgramme } from './joint-programmes.ts';

export type OrganisationAmount = BlockCell & {
  id: string;
  coApplicantId: string;
  organisation: string;
  source: string;
  correctionReason: string | null;
};

type Scope = { coApplicantId?: string | undefined; asOf?: number | undefined };

/** What the lead entered of organisations that do not work here, now or as of an audit number: nobody else's to read. */
export const organisationAmounts = async (
  tx: Tx,
  { leadId, id }: Pick<JointProgramme, 'leadId' | 'id'>,
  { coApplicantId, asOf }: Scope = {},
): Promise<OrganisationAmount[]> => {
  const { rows } = await sql<OrganisationAmount>`
    select a.id, a.co_applicant_id as "coApplicantId", c.name as organisation, a.block, a.outcome_code as "outcomeCode",
      a.budget_line as line, a.year, a.budget_minor as budget, a.actual_minor as actual, a.source,
      a.correction_reason as "correctionReason"
      from organisation_amounts a
      join co_applicants c on (c.institute_id, c.id) = (a.institute_id, a.co_applicant_id)
     where a.institute_id = ${leadId} and a.joint_id = ${id} and ${standing('a', asOf)}
       and ${coApplicantId === undefined ? sql`true` : sql`a.co_applicant_id = ${coApplicantId}`}
     order by c.name, a.year, a.outcome_code nulls last, a.block, a.budget_line, a.id`.execute(tx);
  return rows;
};
