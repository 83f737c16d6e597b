import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import { claimPermissions } from './claim-permissions.ts';
import { transferPermissions } from './transfer-permissions.ts';

type Owned = { partnershipId?: string | null | undefined };

/** Budgets and transactions: the finance officer's, the director's, and what an import brings. */
export const mayKeepBudget = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** What was spent before the house joined, with the reports that certify it. */
export const mayKeepOpeningBalances = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** A shift is asked for by whoever keeps the budget; within the house its director agrees, and never to the own one. */
export const mayAskShift = (actor: Actor): Permission => mayKeepBudget(actor);

export const mayConsentToShift = (actor: Actor, { askedBy }: { askedBy: string }): Permission => {
  const allowed = permitRoles(actor, 'director');
  if (allowed !== true) return allowed;
  return actor.userId === askedBy ? { key: 'finance.shift-is-ones-own' } : true;
};

/** Work in progress of the institute: its people and the auditor. */
export const mayReadShifts = (actor: Actor): Permission =>
  actor.institute && !holds(actor, 'partner_coordinator', 'partner_treasurer')
    ? true
    : { key: 'problem.not-your-role' };

/** What is judged on the sums of the whole budget: an auditor sees a part of it, and sums of a part would be wrong. */
export const mayReadBudgetChecks = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'administrator', 'system');

export const mayRecordTransactions = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** Rates, the declared way to convert and what arrived of transfers: who keeps the transactions. */
export const mayLoadRates = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** Officers record any expense, also on behalf of a partner without an account; a partner records its own. */
export const mayRecordExpense = (actor: Actor, { partnershipId }: Owned): Permission => {
  if (!holds(actor, 'partner_coordinator', 'partner_treasurer'))
    return permitRoles(actor, 'finance_officer', 'programme_officer', 'director', 'system');
  return actor.partnerships.includes(partnershipId ?? '') ? true : { key: 'finance.not-your-partnership' };
};

/** Posts and the shares of their time: who records the expenses that pay them. */
export const mayKeepPosts = (actor: Actor, of: Owned): Permission => mayRecordExpense(actor, of);

export const mayDeclareVat = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** What a partner puts in itself: its own treasurer or coordinator, or an officer on its behalf (row policy: its own). */
export const mayKeepContributions = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'partner_coordinator',
    'partner_treasurer',
    'programme_officer',
    'finance_officer',
    'director',
    'system',
  );

/** A second pair of eyes: the finance officer up to a limit, the director above it too. */
export const mayApproveExpenses = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

export const mayApproveAbove = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');

/** Whether the subsidy or own funds bear an expense. */
export const mayDecideBearer = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

export const mayReverseExpense = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** Whoever may record an expense voids it; a reversal only who may reverse. */
export const mayVoidExpense = (actor: Actor, expense: Owned & { reversesId?: string | null }): Permission =>
  expense.reversesId ? mayReverseExpense(actor) : mayRecordExpense(actor, expense);

export const mayLockPeriod = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** What was closed is opened again by the director only. */
export const mayOpenPeriod = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');

/** Everyone of the institute, the partner for its own, the auditor within the control; the donor reads what was filed. */
const mayReadFinance = (actor: Actor): Permission =>
  actor.institute !== null ? true : { key: 'problem.not-your-institute' };

const ofTheirOwn = (actor: Actor): Permission =>
  mayRecordExpense(actor, { partnershipId: actor.partnerships[0] });

/** For the page of who may do what. */
export const financePermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'finance.may-read', ask: mayReadFinance },
  { key: 'finance.may-keep-budget', ask: mayKeepBudget },
  { key: 'finance.may-keep-opening-balances', ask: mayKeepOpeningBalances },
  { key: 'finance.may-read-shifts', ask: mayReadShifts },
  { key: 'finance.may-read-budget-checks', ask: mayReadBudgetChecks },
  { key: 'finance.may-ask-shifts', ask: mayAskShift },
  { key: 'finance.may-consent-to-shifts', ask: (actor) => mayConsentToShift(actor, { askedBy: '' }) },
  { key: 'finance.may-record-transactions', ask: mayRecordTransactions },
  { key: 'finance.may-load-rates', ask: mayLoadRates },
  { key: 'finance.may-record-expenses', ask: ofTheirOwn },
  {
    key: 'finance.may-keep-posts',
    ask: (actor) => mayKeepPosts(actor, { partnershipId: actor.partnerships[0] }),
  },
  { key: 'finance.may-declare-vat', ask: mayDeclareVat },
  { key: 'finance.may-keep-contributions', ask: mayKeepContributions },
  { key: 'finance.may-approve-expenses', ask: mayApproveExpenses },
  { key: 'finance.may-approve-above', ask: mayApproveAbove },
  { key: 'finance.may-decide-bearer', ask: mayDecideBearer },
  { key: 'finance.may-reverse-expenses', ask: mayReverseExpense },
  { key: 'finance.may-lock-periods', ask: mayLockPeriod },
  { key: 'finance.may-open-periods', ask: mayOpenPeriod },
  ...transferPermissions,
  ...claimPermissions,
];
