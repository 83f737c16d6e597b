import * as z from 'zod/mini';
import { day, id, line, localizedText, seenEntry } from './input-parts.ts';

/** Policy markers of the DAC, as IATI numbers them (vocabulary 1). */
export const markerCodes = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
export type MarkerCode = (typeof markerCodes)[number];

/** 0 not targeted, 1 significant, 2 principal. */
export const markerWeights = ['0', '1', '2'] as const;

/**
 * What a published file may say beyond that and is shown as it said it: 3 principal and in support of an action programme
 * (desertification), 4 explicit primary objective (IATI PolicySignificance).
 */
export const knownWeights = [...markerWeights, '3', '4'] as const;
export type KnownWeight = (typeof knownWeights)[number];

export const scoreMarkerInput = z.object({
  outcomeId: id,
  code: z.enum(markerCodes),
  version: seenEntry,
  significance: z.enum(markerWeights),
  reason: localizedText(2_000),
  /** A function, never a name. */
  scoredBy: line(200),
  scoredOn: day,
});
