import type { Language } from './language.ts';
import type { Problem } from './problem.ts';

export const staffRoles = [
  'programme_officer',
  'finance_officer',
  'director',
  'administrator',
  'system',
] as const;
export const partnerRoles = ['partner_coordinator', 'partner_treasurer'] as const;
export const roles = [...staffRoles, ...partnerRoles, 'donor_officer', 'auditor'] as const;

export type Role = (typeof roles)[number];

/**
 * Who acts: one chosen membership of one person. Made by people's queries only; policies read it in code,
 * `db/transaction.ts` turns it into row-level security.
 */
export type Actor = {
  membershipId: string;
  userId: string;
  name: string;
  role: Role;
  /** The role itself and the duties lent to this membership today. */
  duties: readonly Role[];
  /** The institute this membership belongs to; null for the donor, who belongs to none. */
  institute: { id: string; code: string } | null;
  /** Institutes whose rows row-level security lets through. */
  institutes: readonly string[];
  /** The partner's partnerships; empty for everyone else. */
  partnerships: readonly string[];
  /** An auditor's control: nothing outside these outcomes and years, and of expenses only these budget items where any are named. */
  scope: { outcomes: readonly string[]; years: readonly number[]; items?: readonly string[] } | null;
  language: Language;
};

/** True where the membership itself, or a duty lent to it today, is one of the roles. */
export const holds = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.duties.some((duty) => wanted.includes(duty));

/** A permission's answer: yes, or the sentence that says why not. */
export type Permission = true | Problem;

/** Yes for whoever holds one of the roles, own or lent. */
export const permitRoles = (actor: Actor, ...wanted: readonly Role[]): Permission =>
  holds(actor, ...wanted) ? true : { key: 'problem.not-your-role' };
