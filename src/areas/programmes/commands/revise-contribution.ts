import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { contributionById } from '../queries/frameworks.ts';
import { contributionYearErrors, saidYears } from '../rules/contribution-years.ts';
import { reviseContributionInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { keepContributionYears } from './keep-contribution-years.ts';

/** Words a contribution anew, with what it is each year; the second of two people is shown both versions. */
export const reviseContribution = defineCommand({
  name: 'revise-contribution',
  version: 1,
  input: reviseContributionInput,
  may: mayKeepProgrammes,
  run: async (writing, { contributionId, version, ...said }) => {
    const { tx, chain } = writing;
    const found = await contributionById(tx, chain, contributionId);
    if (!found) throw new NotFound();
    const { text, justification } = found;
    if (found.version !== version)
      return conflict(found.version, {
        'field.text': text,
        'field.justification': justification,
        'field.years': found.years,
      });
    const wrong = contributionYearErrors(said.years, found);
    if (wrong) return refuseFields(wrong);
    const years = saidYears(said.years);
    await tx
      .updateTable('framework_contributions')
      .set({
        text: JSON.stringify(said.text),
        justification: JSON.stringify(said.justification),
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', contributionId)
      .where('version', '=', version)
      .execute();
    await keepContributionYears(writing, contributionId, years);
    return done(
      { id: contributionId, programmeId: found.programmeId },
      {
        subject: { kind: 'programme', id: found.programmeId },
        before: { contributionId, text, justification, years: found.years },
        after: { contributionId, ...said, years },
      },
    );
  },
});
