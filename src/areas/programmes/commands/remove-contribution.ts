import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { contributionById } from '../queries/frameworks.ts';
import { removeContributionInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { keepContributionYears } from './keep-contribution-years.ts';

/** Takes away a contribution that was recorded on a wrong target; the trail keeps what it said. */
export const removeContribution = defineCommand({
  name: 'remove-contribution',
  version: 1,
  input: removeContributionInput,
  may: mayKeepProgrammes,
  run: async (writing, { contributionId, version }) => {
    const { tx, chain } = writing;
    const found = await contributionById(tx, chain, contributionId);
    if (!found) throw new NotFound();
    const { programmeId, targetId, outcomeId, text, justification, years } = found;
    if (found.version !== version)
      return conflict(found.version, {
        'field.text': text,
        'field.justification': justification,
        'field.years': years,
      });
    await keepContributionYears(writing, contributionId, []);
    await tx
      .deleteFrom('framework_contributions')
      .where('institute_id', '=', chain)
      .where('id', '=', contributionId)
      .execute();
    return done(
      { programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: { contributionId, targetId, outcomeId, text, justification, years },
      },
    );
  },
});
