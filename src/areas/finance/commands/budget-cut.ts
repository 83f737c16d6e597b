import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { budgetVersions } from '../queries/budget-versions.ts';
import { subsidyCut } from '../queries/decided-subsidy.ts';
import { budgetedCutInput } from '../rules/claim-input.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';

/** Says from which version on the budget is without what was given up: balances take it off no more from there. */
export const budgetCut = defineCommand({
  name: 'budget-cut',
  version: 1,
  input: budgetedCutInput,
  constraints: { budgeted_cuts_pkey: { fields: { cutId: [{ key: 'finance.cut-is-budgeted' }] } } },
  may: mayKeepBudget,
  run: async ({ tx, chain, entryNo }, { cutId, versionId }) => {
    const cut = await subsidyCut(tx, chain, cutId);
    if (!cut) return refuseFields({ cutId: [{ key: 'problem.not-known-here' }] });
    const version = (await budgetVersions(tx, chain, cut.programmeId)).find(({ id }) => id === versionId);
    if (!version) return refuseFields({ versionId: [{ key: 'problem.not-known-here' }] });
    if (version.entryNo < cut.entryNo)
      return refuseFields({ versionId: [{ key: 'finance.version-before-cut' }] });
    await tx
      .insertInto('budgeted_cuts')
      .values({ institute_id: chain, cut_id: cutId, budget_version_id: versionId, entry_no: entryNo })
      .execute();
    const { programmeId, number, minor, currency } = cut;
    return done(
      { id: versionId },
      {
        subject: { kind: 'budget', id: versionId },
        after: { programmeId, edition: version.edition, instalment: number, amount: { minor, currency } },
      },
    );
  },
});
