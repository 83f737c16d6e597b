import * as z from 'zod/mini';
import { roles } from '../../../kernel/actor.ts';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';

const day = z.string().check(z.refine((text) => calendarDay(text) !== undefined, 'problem.not-understood'));
const id = z.string().check(z.refine(isId));

/** Roles that a person can be invited to; `system` is nobody. */
export const invitableRoles = roles.filter((role) => role !== 'system');

/** Someone to invite, and as what; a partner's role names its partnership, an auditor's has an end and a scope. */
export const invitationInput = z
  .object({
    email: z
      .string()
      .check(z.trim(), z.toLowerCase(), z.email('people.email-not-understood'), z.maxLength(200)),
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
    language: z.enum(languages),
    role: z.enum(invitableRoles as [(typeof invitableRoles)[number]]),
    /** The person where the address is known already (in any institute); see `prepareInvitation`. */
    userId: z.optional(id),
    /** Hash of the one-time link of a newcomer; the link itself never enters a command, a receipt or the trail. */
    linkHash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    partnershipId: z.optional(id),
    from: z.optional(day),
    until: z.optional(day),
    scopeOutcomes: z._default(z.array(id), []),
    scopeYears: z._default(z.array(z.int().check(z.gte(2000), z.lte(2100))), []),
    /** Budget items; none means every item. */
    scopeItems: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(200))), []),
  })
  .check(
    z.refine((i) => (i.partnershipId !== undefined) === i.role.startsWith('partner_'), {
      path: ['partnershipId'],
      error: 'people.partner-role-needs-partnership',
    }),
    z.refine((i) => i.role !== 'auditor' || i.until !== undefined, {
      path: ['until'],
      error: 'people.auditor-needs-end',
    }),
    z.refine((i) => i.role !== 'auditor' || (i.scopeOutcomes.length > 0 && i.scopeYears.length > 0), {
      path: ['scopeOutcomes'],
      error: 'people.auditor-needs-scope',
    }),
    z.refine((i) => i.role === 'auditor' || i.scopeItems.length === 0, {
      path: ['scopeItems'],
      error: 'people.only-a-control-has-items',
    }),
    z.refine((i) => !i.until || !i.from || i.until >= i.from, {
      path: ['until'],
      error: 'problem.until-before-from',
    }),
  );

export type InvitationInput = z.infer<typeof invitationInput>;
