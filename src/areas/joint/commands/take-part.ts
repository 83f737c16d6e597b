import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { jointOfProgramme, jointProgramme } from '../queries/joint-programmes.ts';
import { partInput } from '../rules/joint-input.ts';
import { mayReleaseBlock } from '../rules/joint-permissions.ts';
import { namePart, partConstraints } from './name-part.ts';

/** An institute says which of its own programmes is its part of a joint one that it is in. */
export const takePart = defineCommand({
  name: 'take-part',
  version: 1,
  input: partInput,
  constraints: partConstraints,
  may: mayReleaseBlock,
  run: async (writing, { jointId, programmeId }) => {
    const { tx, chain } = writing;
    const joint = await jointProgramme(tx, chain, jointId);
    if (!joint) throw new NotFound();
    if (joint.programmeId) return refuseFields({ programmeId: [{ key: 'joint.part-named' }] });
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    if (await jointOfProgramme(tx, chain, programmeId))
      return refuseFields({ programmeId: [{ key: 'joint.part-already' }] });
    if (programme.currency !== joint.currency)
      return refuseFields({
        programmeId: [{ key: 'joint.other-currency', args: { currency: joint.currency } }],
      });
    await namePart(writing, { leadId: joint.leadId, jointId, programmeId });
    return done(
      { jointId },
      { subject: { kind: 'programme', id: programmeId }, after: { jointId, reference: joint.reference } },
    );
  },
});
