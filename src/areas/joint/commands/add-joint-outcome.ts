import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { jointOutcomes } from '../queries/joint-programmes.ts';
import { ledJoint } from '../queries/led-joint.ts';
import { jointOutcomeInput } from '../rules/joint-input.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';

/** Another outcome of a joint programme, for what the lead itself has none of. */
export const addJointOutcome = defineCommand({
  name: 'add-joint-outcome',
  version: 1,
  input: jointOutcomeInput,
  may: mayKeepJoint,
  run: async ({ tx, chain, entryNo }, { jointId, code, title }) => {
    const joint = await ledJoint(tx, chain, jointId);
    if (!joint) throw new NotFound();
    const outcomes = await jointOutcomes(tx, joint);
    if (outcomes.some((each) => each.code === code))
      return refuseFields({ code: [{ key: 'programmes.code-taken' }] });
    await tx
      .insertInto('joint_outcomes')
      .values({
        institute_id: chain,
        joint_id: jointId,
        code,
        title: JSON.stringify(title),
        position: outcomes.length,
        entry_no: entryNo,
      })
      .execute();
    return done({ code }, { subject: { kind: 'joint-programme', id: jointId }, after: { code, title } });
  },
});
