import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { frameworkById, targetById } from '../queries/frameworks.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { contributionYearErrors, saidYears } from '../rules/contribution-years.ts';
import { isOfItsTime, yearsInCommon } from '../rules/framework-cycle.ts';
import { addContributionInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { keepContributionYears } from './keep-contribution-years.ts';

/** What a programme, or one of its outcomes, contributes to a strategic target; said once. */
export const addContribution = defineCommand({
  name: 'add-contribution',
  version: 1,
  input: addContributionInput,
  constraints: {
    contribution_said_once: { fields: { targetId: [{ key: 'programmes.contribution-taken' }] } },
  },
  may: mayKeepProgrammes,
  run: async (writing, { id = newId(), targetId, programmeId, ...rest }) => {
    const { tx, chain, entryNo } = writing;
    const { outcomeId = null, ...said } = rest;
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) throw new NotFound();
    const stranger = [{ key: 'problem.not-known-here' }];
    const target = await targetById(tx, chain, targetId);
    const framework = target && (await frameworkById(tx, chain, target.frameworkId));
    if (!framework) return refuseFields({ targetId: stranger });
    if (!isOfItsTime(framework, programme))
      return refuseFields({ targetId: [{ key: 'programmes.contribution-of-another-time' }] });
    if (outcomeId && (await outcomeById(tx, chain, outcomeId))?.programmeId !== programmeId)
      return refuseFields({ outcomeId: stranger });
    const years = saidYears(said.years);
    const wrong = contributionYearErrors(said.years, {
      unit: target.unit,
      ...yearsInCommon(framework, programme),
    });
    if (wrong) return refuseFields(wrong);
    await tx
      .insertInto('framework_contributions')
      .values({
        institute_id: chain,
        id,
        target_id: targetId,
        programme_id: programmeId,
        outcome_id: outcomeId,
        text: JSON.stringify(said.text),
        justification: JSON.stringify(said.justification),
        entry_no: entryNo,
      })
      .execute();
    await keepContributionYears(writing, id, years);
    return done(
      { id },
      {
        subject: { kind: 'programme', id: programmeId },
        after: { contributionId: id, targetId, outcomeId, ...said, years },
      },
    );
  },
});
