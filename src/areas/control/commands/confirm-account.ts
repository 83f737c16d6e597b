import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { permitRoles } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { contentOf, frozenAccounts, structureCheck } from '../queries/frozen-accounts.ts';
import { mayConfirmAccount } from '../rules/account-permissions.ts';
import { confirmationInput } from '../rules/frozen-account.ts';

/** What the statutory auditor says of one point of a frozen version, once; what changed meanwhile is another version's. */
export const confirmAccount = defineCommand({
  name: 'confirm-account',
  version: 1,
  input: confirmationInput,
  personal: ['remark'],
  constraints: { a_point_is_answered_once: { problem: { key: 'control.frozen-answered' } } },
  may: (actor) => permitRoles(actor, 'auditor'),
  run: async ({ tx, actor, chain, entryNo }, { accountId, point, verdict, remark }) => {
    const [account] = await frozenAccounts(tx, chain, { id: accountId });
    if (!account) throw new NotFound();
    const allowed = mayConfirmAccount(actor, account);
    if (allowed !== true) throw new NotAllowed(allowed);
    if (account.confirmations.some((each) => each.point === point))
      return refuse({ key: 'control.frozen-answered' });
    if (point === 'structure' && verdict === 'confirmed') {
      const { programmeId } = account;
      const content = contentOf(account);
      const on = { programmeId, content, direct: content.direct.inYear, day: todayIn() };
      const check = await structureCheck(tx, chain, on);
      if (check.verdict === 'blocks') return refuseFields({ verdict: [check.sentence] });
    }
    await tx
      .insertInto('frozen_confirmations')
      .values({
        institute_id: chain,
        id: newId(),
        account_id: accountId,
        point,
        answer: verdict,
        remark: remark ?? null,
        said_by: actor.membershipId,
        said_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: accountId },
      { subject: { kind: 'frozen_account', id: accountId }, after: { point, verdict, remark } },
    );
  },
});
