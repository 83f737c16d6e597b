import * as z from 'zod/mini';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';
import { positiveMoneyInput, rateInput } from './money-input.ts';

/** Art. 1, 16° names the first three; bank interest is booked beside them and counts by the institute's choice (M26). */
export const revenueKinds = ['activity', 'sale', 'claim', 'bank_interest'] as const;

const revenue = {
  outcomeId: z.optional(idInput),
  partnershipId: z.optional(idInput),
  kind: z.enum(revenueKinds),
  receivedOn: dayInput,
  /** What it comes from. */
  what: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  amount: positiveMoneyInput,
  /** Needed where the amount is in another currency than the programme's. */
  rate: z.optional(rateInput),
  rateSource: z.optional(z.string().check(z.trim(), z.maxLength(300))),
};

/** Income of a programme beside subsidy and own contribution. */
export const revenueInput = z.object({ id: z.optional(idInput), programmeId: idInput, ...revenue });

/** The row that takes its place, or its withdrawal where it never was so. */
export const revenueCorrection = z.object({
  ...replacedRow,
  reason: reasonInput,
  ...revenue,
});
