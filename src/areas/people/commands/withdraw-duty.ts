import { sql } from 'kysely';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { withdrawnDutyInput } from '../rules/lent-duty.ts';
import { mayLendDuty, maySeePeople } from '../rules/people-permissions.ts';

/** Takes a lent duty back before its last day; what was done with it stays done. */
export const withdrawDuty = defineCommand({
  name: 'withdraw-duty',
  version: 1,
  input: withdrawnDutyInput,
  may: maySeePeople,
  run: async ({ tx, actor, chain }, { id }) => {
    const duty = await tx
      .selectFrom('lent_duties')
      .select(['lender_id', 'borrower_id', 'role', 'withdrawn_at'])
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!duty) throw new NotFound();
    const allowed = mayLendDuty(actor, { lenderId: duty.lender_id });
    if (allowed !== true) throw new NotAllowed(allowed);
    if (duty.withdrawn_at) return refuse({ key: 'people.duty-withdrawn-already' });
    await sql`update lent_duties set withdrawn_at = clock_timestamp()
      where institute_id = ${chain} and id = ${id}`.execute(tx);
    return done(
      { id },
      {
        subject: { kind: 'membership', id: duty.borrower_id },
        before: { lentRole: duty.role, lenderId: duty.lender_id },
        after: { lentRole: null },
      },
    );
  },
});
