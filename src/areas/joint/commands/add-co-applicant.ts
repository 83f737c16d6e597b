import { sql } from 'kysely';
import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { textIn } from '../../../kernel/localized.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { instituteChoices } from '../queries/joint-programmes.ts';
import { ledJoint } from '../queries/led-joint.ts';
import { coApplicantInput } from '../rules/joint-input.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';

const taken = { key: 'joint.in-already' };

/** An institute or another organisation joins; an institute that works here reads what it is in, and what was released. */
export const addCoApplicant = defineCommand({
  name: 'add-co-applicant',
  version: 1,
  input: coApplicantInput,
  constraints: { co_applicant_name_unique: { fields: { name: [taken] } } },
  may: mayKeepJoint,
  run: async ({ tx, chain, actor, entryNo }, { id = newId(), jointId, tenantId, name, fromOn }) => {
    const joint = await ledJoint(tx, chain, jointId);
    if (!joint) throw new NotFound();
    const institute = tenantId && (await instituteChoices(tx)).find((each) => each.id === tenantId);
    if (tenantId && !institute) return refuseFields({ tenantId: [{ key: 'problem.not-known-here' }] });
    if (tenantId && joint.tenants.includes(tenantId)) return refuseFields({ tenantId: [taken] });
    const called = institute ? textIn(institute.name, actor.language).text : name!;
    await tx
      .insertInto('co_applicants')
      .values({
        institute_id: chain,
        id,
        joint_id: jointId,
        tenant_id: tenantId ?? null,
        name: called,
        from_on: fromOn,
        entry_no: entryNo,
      })
      .execute();
    if (tenantId)
      await sql`update joint_programmes set tenants = tenants || ${tenantId}::uuid
        where institute_id = ${chain} and id = ${jointId}`.execute(tx);
    return done(
      { id },
      { subject: { kind: 'joint-programme', id: jointId }, after: { name: called, tenantId, fromOn } },
    );
  },
});
