import * as z from 'zod/mini';
import { id, line, onBehalf } from '../../programmes/rules/input-parts.ts';

/** What can be taken out of the counts again. */
export const withdrawnKinds = ['dialogue_event', 'collective_agreement', 'advocacy_dossier'] as const;
export type WithdrawnKind = (typeof withdrawnKinds)[number];

export const withdrawalInput = z.object({
  kind: z.enum(withdrawnKinds),
  id,
  reason: line(500),
  onBehalf,
});

/** A record that was withdrawn is read, not continued. */
export const isWithdrawn = { key: 'rights.is-withdrawn' } as const;
