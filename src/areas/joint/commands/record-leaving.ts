import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { coApplicants, jointProgrammes } from '../queries/joint-programmes.ts';
import { leavingInput } from '../rules/joint-input.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';

/**
 * A co-applicant leaves: from now on it reads nothing of the others and releases nothing. What it released stays in the
 * sum as its account of the time before, until it withdraws it.
 */
export const recordLeaving = defineCommand({
  name: 'record-leaving',
  version: 1,
  input: leavingInput,
  may: mayKeepJoint,
  run: async ({ tx, chain, entryNo }, { coApplicantId, onDay, reason }) => {
    const led = (await jointProgrammes(tx, chain)).filter(({ leadId }) => leadId === chain);
    for (const joint of led) {
      const member = (await coApplicants(tx, joint)).find(({ id }) => id === coApplicantId);
      if (!member) continue;
      if (member.leftOn) return refuse({ key: 'joint.left-already' });
      if (member.tenantId === chain) return refuse({ key: 'joint.lead-stays' });
      if (onDay < member.fromOn) return refuseFields({ onDay: [{ key: 'problem.until-before-from' }] });
      await tx
        .insertInto('co_applicant_leavings')
        .values({
          institute_id: chain,
          co_applicant_id: coApplicantId,
          joint_id: joint.id,
          on_day: onDay,
          reason,
          entry_no: entryNo,
        })
        .execute();
      if (member.tenantId)
        await sql`update joint_programmes set tenants = array_remove(tenants, ${member.tenantId}::uuid)
          where institute_id = ${chain} and id = ${joint.id}`.execute(tx);
      return done(
        { jointId: joint.id },
        { subject: { kind: 'joint-programme', id: joint.id }, after: { left: member.name, onDay, reason } },
      );
    }
    throw new NotFound();
  },
});
