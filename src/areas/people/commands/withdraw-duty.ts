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
      .innerJoin('memberships as b', 'b.id', 'lent_duties.borrower_id')
      .select(['lender_id', 'borrower_id', 'b.user_id as borrower', 'lent_duties.role', 'withdrawn_at'])
      .where('lent_duties.institute_id', '=', chain)
      .where('lent_duties.id', '=', id)
      .executeTakeFirst();
    if (!duty) throw new NotFound();
    const allowed = mayLendDuty(actor, { lenderId: duty.lender_id });
    if (allowed !== true) throw new NotAllowed(allowed);
    if (duty.withdrawn_at) return refuse({ key: 'people.duty-withdrawn-already' });
    await sql`update lent_duties set withdrawn_at = clock_timestamp()
      where institute_id = ${chain} and id = ${id}`.execute(tx);
    return done(
      { id, borrower: duty.borrower },
      {
        subject: { kind: 'membership', id: duty.borrower_id },
        before: { lentRole: duty.role, lenderId: duty.lender_id },
        after: { lentRole: null },
      },
    );
  },
});
