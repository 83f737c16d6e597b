import * as z from 'zod/mini';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { positiveMoneyInput } from './money-input.ts';

export const claimWays = ['plain', 'proof', 'cut'] as const;
export type ClaimWay = (typeof claimWays)[number];

export const claimSteps = ['filed', 'refused', 'withdrawn'] as const;
export type ClaimStep = (typeof claimSteps)[number];
export type ClaimState = 'prepared' | ClaimStep | 'paid';

const following: Record<ClaimState, readonly ClaimStep[]> = {
  prepared: ['filed', 'withdrawn'],
  filed: ['refused', 'withdrawn'],
  refused: [],
  withdrawn: [],
  paid: [],
};

/** What may come next; a claim that ended leaves its instalment open for another. */
export const claimStepsAfter = (state: ClaimState): readonly ClaimStep[] => following[state];

const line = (most: number) => z.string().check(z.trim(), z.maxLength(most));

const instalment = {
  number: z.int().check(z.minimum(1), z.maximum(20)),
  year: z.int().check(z.minimum(1990), z.maximum(2100)),
  amount: positiveMoneyInput,
  decree: z._default(line(200), ''),
  decreeReceivedOn: z.optional(dayInput),
};

/** What the decree gives in a year, in the currency of the programme. */
export const instalmentInput = z.object({ id: z.optional(idInput), programmeId: idInput, ...instalment });

export const instalmentChangeInput = z.object({
  id: idInput,
  version: z.int(),
  reason: reasonInput,
  ...instalment,
});

/** Of a claim by a cut the amount follows from the excess; of another it is typed. */
export const claimInput = z
  .object({
    id: z.optional(idInput),
    instalmentId: idInput,
    way: z.enum(claimWays),
    on: dayInput,
    amount: z.optional(positiveMoneyInput),
    note: z._default(line(1000), ''),
  })
  .check(
    z.refine(({ way, amount }) => way === 'cut' || amount !== undefined, {
      error: 'problem.missing',
      path: ['amount'],
    }),
  );

export const claimStepInput = z
  .object({
    claimId: idInput,
    step: z.enum(claimSteps),
    on: dayInput,
    reference: z.optional(line(200)),
    note: z.optional(line(1000)),
  })
  .check(
    z.refine(({ step, note }) => step === 'filed' || Boolean(note), {
      error: 'problem.missing',
      path: ['note'],
    }),
  );

/** `amount` repeats what is given up, so that nobody confirms another sum than the one computed. */
export const cutInput = z.object({
  claimId: idInput,
  amount: positiveMoneyInput,
  on: dayInput,
  reason: reasonInput,
  isConfirmed: z.boolean(),
});

export const claimPaymentInput = z.object({ claimId: idInput, transactionId: idInput });

/** From which version of the budget on it is without what a cut gave up. */
export const budgetedCutInput = z.object({ cutId: idInput, versionId: idInput });
