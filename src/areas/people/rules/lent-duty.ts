import * as z from 'zod/mini';
import { partnerRoles, type Role } from '../../../kernel/actor.ts';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { Problem } from '../../../kernel/problem.ts';

const day = z.string().check(
  z.minLength(1),
  z.refine((text) => calendarDay(text) !== undefined, 'problem.not-understood'),
);
const id = z.string().check(z.refine(isId, 'problem.not-in-list'));

/** Someone's duty in other hands for some days. */
export const lentDutyInput = z
  .object({
    id: z.optional(id),
    lenderId: id,
    borrowerId: id,
    from: day,
    until: day,
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  })
  .check(
    z.refine(({ from, until }) => until >= from, { path: ['until'], error: 'problem.until-before-from' }),
  );

export const withdrawnDutyInput = z.object({ id });

export type Party = {
  userId: string;
  role: Role;
  partnershipId: string | null;
  suspended: boolean;
  untilOn: string | null;
};

const lendable: readonly Role[] = [
  'programme_officer',
  'finance_officer',
  'director',
  'administrator',
  'partner_coordinator',
  'partner_treasurer',
];

/**
 * Why this duty cannot pass from one to the other, and at whose field. A duty stays in the house it belongs to: staff
 * lend to staff, a partner's people to people of the same partner; nobody lends longer than they have the duty.
 */
export const lendingProblem = (
  lender: Party,
  borrower: Party,
  until: string,
): { field: 'lenderId' | 'borrowerId' | 'until'; problem: Problem } | undefined => {
  if (!lendable.includes(lender.role)) return at('lenderId', 'people.duty-not-lendable');
  if (lender.suspended) return at('lenderId', 'people.is-suspended');
  if (borrower.suspended) return at('borrowerId', 'people.is-suspended');
  if (borrower.userId === lender.userId || borrower.role === lender.role)
    return at('borrowerId', 'people.has-this-duty');
  if (!inOneHouse(lender, borrower)) return at('borrowerId', 'people.duty-leaves-the-house');
  if (lender.untilOn !== null && until > lender.untilOn) return at('until', 'people.duty-ends-before');
  return undefined;
};

const at = (field: 'lenderId' | 'borrowerId' | 'until', key: string) => ({ field, problem: { key } });

const isPartnerRole = (role: Role): boolean => (partnerRoles as readonly Role[]).includes(role);

const inOneHouse = (lender: Party, borrower: Party): boolean => {
  if (!lendable.includes(borrower.role)) return false;
  return isPartnerRole(lender.role)
    ? lender.partnershipId === borrower.partnershipId
    : !isPartnerRole(borrower.role);
};
