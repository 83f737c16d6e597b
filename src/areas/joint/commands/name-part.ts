import { sql } from 'kysely';
import type { Refusal, Writing } from '../../../command/command.ts';

/** What the constraints of a part mean to whoever names it. */
export const partConstraints: Readonly<Record<string, Refusal>> = {
  a_programme_is_one_part: { fields: { programmeId: [{ key: 'joint.part-already' }] } },
  an_institute_has_one_part: { fields: { programmeId: [{ key: 'joint.part-named' }] } },
};

type Part = { leadId: string; jointId: string; programmeId: string };

/**
 * Says that a programme is its institute's part of a joint one. What it was part of before ends with this, where the
 * institute is in that no more: only it writes its own parts.
 */
export const namePart = async (
  { tx, chain, entryNo }: Writing,
  { leadId, jointId, programmeId }: Part,
): Promise<void> => {
  await sql`update joint_parts p set ended_by_no = ${entryNo}
    where p.institute_id = ${chain} and p.programme_id = ${programmeId} and p.ended_by_no is null
      and not exists (select from joint_programmes j
        where (j.institute_id, j.id) = (p.lead_id, p.joint_id) and ${chain} = any (j.tenants))`.execute(tx);
  await tx
    .insertInto('joint_parts')
    .values({
      institute_id: chain,
      lead_id: leadId,
      joint_id: jointId,
      programme_id: programmeId,
      entry_no: entryNo,
    })
    .execute();
};
