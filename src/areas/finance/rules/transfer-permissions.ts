import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import type { ConfirmingRole } from './planned-transfer.ts';

/** What is planned under an agreement, and the bank transfer that pays it: who keeps the transactions. */
export const mayPlanTransfers = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** The partner asks for its own (row policy), an officer on its behalf. */
export const mayAskForTransfer = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'partner_coordinator',
    'partner_treasurer',
    'programme_officer',
    'finance_officer',
    'director',
    'system',
  );

export const mayDecideTransfers = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** Nobody approves what they asked for themselves. */
export const mayApproveTransfer = (actor: Actor, { askedBy }: { askedBy: string | null }): Permission => {
  const allowed = mayDecideTransfers(actor);
  if (allowed !== true) return allowed;
  return actor.userId === askedBy ? { key: 'finance.transfer-is-ones-own' } : true;
};

/** The role that the condition names; the director for anyone. */
export const mayJudgeCondition = (
  actor: Actor,
  { confirmedBy }: { confirmedBy: ConfirmingRole },
): Permission =>
  holds(actor, confirmedBy, 'director', 'system')
    ? true
    : { key: 'finance.condition-is-for-another', args: { role: confirmedBy } };

/** Someone who may be named to judge a condition at all. */
export const mayJudgeConditions = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');

export const transferPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'finance.may-plan-transfers', ask: mayPlanTransfers },
  { key: 'finance.may-ask-for-transfers', ask: mayAskForTransfer },
  { key: 'finance.may-decide-transfers', ask: mayDecideTransfers },
  { key: 'finance.may-judge-conditions', ask: mayJudgeConditions },
];
