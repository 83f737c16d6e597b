import type { ReadingAs } from '../queries/read-sheet.ts';
import { mappingDigest } from '../queries/sheet-mappings.ts';
import type { SentSheet } from './read-sent-sheet.ts';

/** What goes along to the next step of the same file; by the digest a later step knows that the columns are the same. */
export const hiddenOf = (
  { kind, notation, partnershipId, mapping }: Omit<ReadingAs, 'programme'>,
  { file }: SentSheet,
): Record<string, string> => ({
  kind,
  notation,
  sha256: file.sha256,
  file_name: file.fileName,
  mapping_sha256: mappingDigest(mapping),
  ...(partnershipId ? { partnershipId } : {}),
});
