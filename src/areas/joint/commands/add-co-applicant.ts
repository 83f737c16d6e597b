import { sql } from 'kysely';
import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { textIn } from '../../../kernel/localized.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { coApplicants, instituteChoices } from '../queries/joint-programmes.ts';
import { ledJoint } from '../queries/led-joint.ts';
import { coApplicantInput } from '../rules/joint-input.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';

const taken = { key: 'joint.in-already' };

/**
 * An institute or another organisation joins, or comes back to its seat; an institute that works here reads what it is in,
 * and what was released.
 */
export const addCoApplicant = defineCommand({
  name: 'add-co-applicant',
  version: 1,
  input: coApplicantInput,
  constraints: { co_applicant_name_unique: { fields: { name: [taken] } } },
  may: mayKeepJoint,
  run: async (writing, { id = newId(), jointId, tenantId, name, fromOn }) => {
    const { tx, chain, actor, entryNo } = writing;
    const joint = await ledJoint(tx, chain, jointId);
    if (!joint) throw new NotFound();
    const institute = tenantId && (await instituteChoices(tx)).find((each) => each.id === tenantId);
    if (tenantId && !institute) return refuseFields({ tenantId: [{ key: 'problem.not-known-here' }] });
    if (tenantId && joint.tenants.includes(tenantId)) return refuseFields({ tenantId: [taken] });
    const called = institute ? textIn(institute.name, actor.language).text : name!;
    const seat = (await coApplicants(tx, joint)).find(
      ({ leftOn, tenantId: of, name: named }) =>
        leftOn !== null && of === (tenantId ?? null) && (of !== null || named === called),
    );
    if (seat?.leftOn && fromOn < seat.leftOn)
      return refuseFields({ fromOn: [{ key: 'joint.back-before', args: { day: seat.leftOn } }] });
    if (seat) await comeBack(writing, { seatId: seat.id, fromOn });
    else
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
    const after = { name: seat?.name ?? called, tenantId, fromOn, ...(seat && { isBack: true }) };
    return done({ id: seat?.id ?? id }, { subject: { kind: 'joint-programme', id: jointId }, after });
  },
});

/** Who left takes its old seat again, with the blocks that stand on it: a second one would count its years twice. */
const comeBack = async (
  { tx, chain, entryNo }: Writing,
  { seatId, fromOn }: { seatId: string; fromOn: string },
): Promise<void> => {
  await sql`update co_applicant_leavings set ended_by_no = ${entryNo}, back_on = ${fromOn}::date
    where institute_id = ${chain} and co_applicant_id = ${seatId} and ended_by_no is null`.execute(tx);
};
