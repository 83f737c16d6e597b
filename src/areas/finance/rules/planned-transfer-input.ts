import * as z from 'zod/mini';
import { dayInput, idInput, onBehalfInput, reasonInput } from '../../results/rules/fact-input.ts';
import { positiveMoneyInput } from './money-input.ts';
import { conditionKinds, confirmingRoles } from './planned-transfer.ts';

const line = (most: number) => z.string().check(z.trim(), z.maxLength(most));

const condition = z
  .object({
    kind: z.enum(conditionKinds),
    what: z._default(line(500), ''),
    /** Of `justified`: how much of the transfer before expenses must cover. */
    percent: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
    /** Of `amendment`; none: any that is signed from now on. */
    amendmentId: z.optional(idInput),
    confirmedBy: z.optional(z.enum(confirmingRoles)),
  })
  .check(
    z.refine(({ kind, what }) => kind !== 'other' || what !== '', {
      error: 'problem.missing',
      path: ['what'],
    }),
    z.refine(({ kind, confirmedBy }) => kind !== 'other' || confirmedBy !== undefined, {
      error: 'problem.missing',
      path: ['confirmedBy'],
    }),
    z.refine(({ kind, percent }) => kind !== 'justified' || percent !== undefined, {
      error: 'problem.missing',
      path: ['percent'],
    }),
  );

const plan = {
  programmeId: idInput,
  outcomeId: z.optional(idInput),
  dueOn: dayInput,
  amount: positiveMoneyInput,
  note: z._default(line(1000), ''),
  conditions: z._default(z.array(condition).check(z.maxLength(20)), []),
};

/** A transfer that is planned under an agreement, in the agreement's currency. */
export const plannedTransferInput = z.object({ id: z.optional(idInput), agreementId: idInput, ...plan });

/** Another plan in its place, with the reason; `version` is the entry number of the row it was opened on. */
export const plannedTransferChangeInput = z.object({
  id: idInput,
  version: z.int(),
  reason: reasonInput,
  ...plan,
});

export const transferRequestInput = z.object({
  transferId: idInput,
  on: dayInput,
  note: z.optional(line(1000)),
  onBehalf: z.optional(onBehalfInput),
});

/** `version`: the entry number of the last thing that happened to it when the form was opened. */
export const transferDecisionInput = z
  .object({
    transferId: idInput,
    version: z.int(),
    decision: z.enum(['approved', 'refused', 'withdrawn']),
    on: dayInput,
    note: z.optional(line(1000)),
  })
  .check(
    z.refine(({ decision, note }) => decision === 'approved' || Boolean(note), {
      error: 'problem.missing',
      path: ['note'],
    }),
  );

export const transferPaymentInput = z.object({ transferId: idInput, transactionId: idInput });

export const conditionVerdictInput = z.object({
  conditionId: idInput,
  isMet: z.boolean(),
  on: dayInput,
  /** The paper on which it rests, or why it is taken back. */
  note: reasonInput,
});

export type ConditionInput = z.infer<typeof condition>;
export type PlannedTransferInput = z.infer<typeof plannedTransferInput>;
