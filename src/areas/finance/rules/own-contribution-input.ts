import * as z from 'zod/mini';
import { idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { replacedRow } from '../../rulebook/rules/opened-version.ts';
import { positiveMoneyInput } from './money-input.ts';

/** Where money for the own contribution comes from; the rulebook says which of these may not (M03). */
export const ownSourceKinds = [
  'own_means',
  'union',
  'region',
  'local',
  'federal',
  'belgian_cooperation',
  'european',
  'international',
  'private',
] as const;

const said = {
  year: z.int(),
  funder: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  source: z.enum(ownSourceKinds),
  amount: positiveMoneyInput,
};

/** Who bears how much of a programme's own contribution in a year, in the programme's currency. */
export const ownContributionInput = z.object({ id: z.optional(idInput), programmeId: idInput, ...said });

/** The row that takes its place, or its withdrawal where it never was so. */
export const ownContributionCorrection = z.object({
  ...replacedRow,
  ...said,
  reason: reasonInput,
});

export type OwnContributionSaid = Pick<
  z.infer<typeof ownContributionInput>,
  'year' | 'funder' | 'source' | 'amount'
>;
