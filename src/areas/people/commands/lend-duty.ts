import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { membershipAt } from '../queries/memberships.ts';
import { lendingProblem, lentDutyInput } from '../rules/lent-duty.ts';
import { mayLendDuty } from '../rules/people-permissions.ts';

/** Puts someone's duty in other hands for dated days; both keep their own. */
export const lendDuty = defineCommand({
  name: 'lend-duty',
  version: 1,
  input: lentDutyInput,
  may: mayLendDuty,
  run: async ({ tx, chain, entryNo }, { id = newId(), lenderId, borrowerId, from, until, reason }) => {
    const lender = await membershipAt(tx, chain, lenderId);
    const borrower = await membershipAt(tx, chain, borrowerId);
    const unknown = [{ key: 'problem.not-in-list' }];
    if (!lender) return refuseFields({ lenderId: unknown });
    if (!borrower) return refuseFields({ borrowerId: unknown });
    const problem = lendingProblem(lender, borrower, until);
    if (problem) return refuseFields({ [problem.field]: [problem.problem] });
    await tx
      .insertInto('lent_duties')
      .values({
        institute_id: chain,
        id,
        lender_id: lenderId,
        borrower_id: borrowerId,
        role: lender.role,
        from_on: from,
        until_on: until,
        reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id, borrower: borrower.userId },
      {
        subject: { kind: 'membership', id: borrowerId },
        after: { lentRole: lender.role, lenderId, from, until, reason },
      },
    );
  },
});
