import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { accountFacts } from '../queries/account-facts.ts';
import { mayKeepAccountFacts } from '../rules/account-permissions.ts';
import { accountFactsInput } from '../rules/year-end-input.ts';

/** What the annual accounts of a year say; a later word is another row that takes the place of the one before. */
export const keepAccountFacts = defineCommand({
  name: 'keep-account-facts',
  version: 1,
  input: accountFactsInput,
  may: mayKeepAccountFacts,
  run: async ({ tx, actor, chain, entryNo }, { programmeId, year, version, ...said }) => {
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    const standing = await accountFacts(tx, chain, { programmeId, year });
    if ((standing?.entryNo ?? 0) !== version)
      return conflict(standing?.entryNo ?? 0, {
        'control.reportFiledOn': standing?.reportFiledOn ?? null,
        'control.assemblyOn': standing?.assemblyOn ?? null,
        'control.accountsSentOn': standing?.accountsSentOn ?? null,
        'control.solvency': standing?.solvency ?? null,
        'control.liquidity': standing?.liquidity ?? null,
      });
    const ahead = (['reportFiledOn', 'accountsSentOn'] as const).filter(
      (field) => (said[field] ?? '') > todayIn(),
    );
    if (ahead.length > 0)
      return refuseFields(Object.fromEntries(ahead.map((field) => [field, [{ key: 'finance.day-ahead' }]])));
    if (standing)
      await tx
        .updateTable('account_facts')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', standing.id)
        .execute();
    await tx
      .insertInto('account_facts')
      .values({
        institute_id: chain,
        id: newId(),
        programme_id: programmeId,
        year,
        report_filed_on: said.reportFiledOn ?? null,
        assembly_on: said.assemblyOn ?? null,
        accounts_sent_on: said.accountsSentOn ?? null,
        solvency: said.solvency ?? null,
        liquidity: said.liquidity ?? null,
        replaces_id: standing?.id ?? null,
        entered_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { programmeId },
      { subject: { kind: 'programme', id: programmeId }, after: { year, ...said } },
    );
  },
});
