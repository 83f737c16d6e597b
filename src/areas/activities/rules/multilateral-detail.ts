import * as z from 'zod/mini';
import { country, id, line } from '../../programmes/rules/input-parts.ts';
import { organisationsTakingPart } from './exchange-detail.ts';

export const multilateralReaches = ['regional', 'sub_regional', 'international'] as const;
export const multilateralScopes = ['sectoral', 'cross_sectoral'] as const;

/** A6: multilateral action, regional, sub-regional or international, sectoral or cross-sectoral. */
export const multilateralDetail = z.object({
  kind: z.literal('A6'),
  reach: z.enum(multilateralReaches),
  scope: z.enum(multilateralScopes),
  sector: z.optional(line(200)),
  bodyOrganisationId: id,
  /** The body itself is supported, not only what its members do together. */
  bodyBenefits: z._default(z.boolean(), false),
  /** Countries in which the action has its effect. */
  effectCountries: z._default(z.array(country).check(z.maxLength(100)), []),
  jointPosition: z.optional(line(5_000)),
  organisations: organisationsTakingPart,
});
