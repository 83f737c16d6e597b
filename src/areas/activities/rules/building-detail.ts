import * as z from 'zod/mini';
import { id, line, onBehalf } from '../../programmes/rules/input-parts.ts';
import { conventions, dossiers } from './rights-parts.ts';

export const buildingBranches = ['organisation', 'environment'] as const;
export const buildingForms = ['new_section', 'federation', 'platform', 'membership_drive'] as const;
export const environments = ['law', 'ratification', 'protection'] as const;
export const unitResults = ['created', 'developed'] as const;
export const unitLevels = ['workplace', 'local', 'sector', 'national', 'regional'] as const;

/** A1: creating and developing unions, or a context favourable to their existence and action. */
export const buildingDetail = z.object({
  kind: z.literal('A1'),
  branch: z.enum(buildingBranches),
  buildingForm: z.optional(z.enum(buildingForms)),
  environment: z.optional(z.enum(environments)),
  purpose: line(2_000),
  conventions,
  dossiers,
});

/** The unit that came of it; `replacesId` with a reason corrects one that stands. */
export const nameUnitInput = z
  .object({
    id: z.optional(id),
    activityId: id,
    unit: line(300),
    result: z.enum(unitResults),
    unitLevel: z.enum(unitLevels),
    replacesId: z.optional(id),
    reason: z.optional(line(500)),
    onBehalf,
  })
  .check(
    z.refine(({ replacesId, reason }) => !replacesId || reason !== undefined, {
      message: 'activities.reason-missing',
      path: ['reason'],
    }),
  );

/** A unit that was named by mistake: it never was, and counts no more. */
export const unitWithdrawal = z.object({ id, reason: line(500), onBehalf });
