import * as z from 'zod/mini';
import { line, onBehalf } from '../../programmes/rules/input-parts.ts';
import { openedVersion } from '../../rulebook/rules/opened-version.ts';

/** Why a fact gets another row in its place, or none where it never was. */
export const correcting = {
  version: openedVersion,
  neverWas: z._default(z.boolean(), false),
  reason: line(500),
  onBehalf,
};
