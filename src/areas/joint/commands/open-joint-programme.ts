import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { textIn } from '../../../kernel/localized.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { instituteChoices, jointOfProgramme } from '../queries/joint-programmes.ts';
import { jointProgrammeInput } from '../rules/joint-input.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';
import { namePart, partConstraints } from './name-part.ts';

/** A joint programme that the institute leads, begun from its own part, with itself as the first co-applicant. */
export const openJointProgramme = defineCommand({
  name: 'open-joint-programme',
  version: 1,
  input: jointProgrammeInput,
  constraints: {
    ...partConstraints,
    joint_reference_unique: { fields: { reference: [{ key: 'problem.reference-taken' }] } },
  },
  may: mayKeepJoint,
  run: async (writing, { id = newId(), programmeId, reference }) => {
    const { tx, chain, actor, entryNo } = writing;
    const programme = await programmeById(tx, chain, programmeId);
    const lead = (await instituteChoices(tx)).find((each) => each.id === chain);
    if (!programme || !lead) throw new NotFound();
    if (await jointOfProgramme(tx, chain, programmeId))
      return refuseFields({ programmeId: [{ key: 'joint.part-already' }] });
    const { title, fromOn, untilOn, currency } = programme;
    const own = { institute_id: chain, entry_no: entryNo };
    const titled = { title: JSON.stringify(title), from_on: fromOn, until_on: untilOn, currency };
    await tx
      .insertInto('joint_programmes')
      .values({ ...own, id, reference, ...titled, tenants: [chain] })
      .execute();
    const outcomes = await outcomesOf(tx, chain, programmeId);
    if (outcomes.length > 0)
      await tx
        .insertInto('joint_outcomes')
        .values(
          outcomes.map(({ code, title: of }, position) => ({
            ...own,
            joint_id: id,
            code,
            title: JSON.stringify(of),
            position,
          })),
        )
        .execute();
    await tx
      .insertInto('co_applicants')
      .values({
        ...own,
        id: newId(),
        joint_id: id,
        tenant_id: chain,
        name: textIn(lead.name, actor.language).text,
        from_on: fromOn,
      })
      .execute();
    await namePart(writing, { leadId: chain, jointId: id, programmeId });
    const codes = outcomes.map(({ code }) => code);
    return done(
      { id },
      { subject: { kind: 'joint-programme', id }, after: { programmeId, reference, outcomes: codes } },
    );
  },
});
