import * as z from 'zod/mini';
import { id, line } from '../../programmes/rules/input-parts.ts';

export const exchangeFormats = [
  'study_mission',
  'working_visit',
  'observation_mission',
  'seminar',
  'colloquium',
  'traineeship',
] as const;
export const exchangeSides = ['bilateral', 'multilateral'] as const;
export const exchangeDirections = ['north_south', 'south_north', 'south_south', 'triangular'] as const;

const takingPart = z.object({
  organisationId: id,
  /** An organiser counts among the organisations of the exchange only where it takes part itself. */
  takesPart: z._default(z.boolean(), true),
  organises: z._default(z.boolean(), false),
});

/** Who takes part in an activity and who organises it; each organisation once. */
export const organisationsTakingPart = z._default(
  z.array(takingPart).check(
    z.maxLength(100),
    z.refine(
      (rows) => new Set(rows.map((row) => row.organisationId)).size === rows.length,
      'activities.organisation-twice',
    ),
  ),
  [],
);

/** A7: sharing experience, bilateral or multilateral, North and South. */
export const exchangeDetail = z.object({
  kind: z.literal('A7'),
  format: z.enum(exchangeFormats),
  side: z.enum(exchangeSides),
  direction: z.enum(exchangeDirections),
  termsOfReference: line(5_000),
  /** What is on it, a point a line. */
  agenda: z.optional(line(5_000)),
  hostAgreement: z.optional(line(500)),
  seniorFunction: z.optional(line(200)),
  organisations: organisationsTakingPart,
});

export type ExchangeDetail = z.infer<typeof exchangeDetail>;
