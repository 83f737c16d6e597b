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

const organisation = z.object({
  organisationId: id,
  /** An organiser counts among the organisations of the exchange only where it takes part itself. */
  takesPart: z._default(z.boolean(), true),
  organises: z._default(z.boolean(), false),
});

/** A7: sharing experience, bilateral or multilateral, North and South. */
export const exchangeDetail = {
  format: z.enum(exchangeFormats),
  side: z.enum(exchangeSides),
  direction: z.enum(exchangeDirections),
  termsOfReference: line(5_000),
  hostAgreement: z.optional(line(500)),
  seniorFunction: z.optional(line(200)),
  organisations: z._default(
    z.array(organisation).check(
      z.maxLength(100),
      z.refine(
        (rows) => new Set(rows.map((row) => row.organisationId)).size === rows.length,
        'activities.organisation-twice',
      ),
    ),
    [],
  ),
};

const exchange = z.object(exchangeDetail);

export type ExchangeDetail = z.infer<typeof exchange>;
