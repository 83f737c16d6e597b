import { NotAllowed } from '../../../kernel/problem.ts';
import { type Page, redirect } from '../../../page/page.ts';
import { submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { restoreMembership } from '../../people/commands/restore-membership.ts';
import { withdrawDuty } from '../../people/commands/withdraw-duty.ts';

/** Buttons of the person's page: no form to show again, a refusal is said as it is. */
export const saveRestoration = async (page: Page) => {
  const submitted = await submit(page, restoreMembership, {}, { membershipId: page.params.id });
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-known-here' });
  return redirect(paths.person({ id: submitted.value.userId }), 'people.restored');
};

export const saveWithdrawal = async (page: Page) => {
  const submitted = await submit(page, withdrawDuty, {}, { id: page.params.id });
  if (!submitted.done) throw new NotAllowed(submitted.state.problem ?? { key: 'problem.not-known-here' });
  return redirect(paths.person({ id: submitted.value.borrower }), 'people.duty-taken-back');
};
