import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { contributionById } from '../queries/frameworks.ts';
import { reviseContributionInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Words a contribution anew; the second of two people is shown both versions. */
export const reviseContribution = defineCommand({
  name: 'revise-contribution',
  version: 1,
  input: reviseContributionInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { contributionId, version, text }) => {
    const found = await contributionById(tx, chain, contributionId);
    if (!found) throw new NotFound();
    if (found.version !== version) return conflict(found.version, { 'field.text': found.text });
    await tx
      .updateTable('framework_contributions')
      .set({ text: JSON.stringify(text), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', contributionId)
      .where('version', '=', version)
      .execute();
    return done(
      { id: contributionId, programmeId: found.programmeId },
      {
        subject: { kind: 'programme', id: found.programmeId },
        before: { contributionId, text: found.text },
        after: { contributionId, text },
      },
    );
  },
});
