import type { ReadingAs } from '../queries/read-sheet.ts';
import type { SentSheet } from './read-sent-sheet.ts';

/** What goes along to the next step of the same file. */
export const hiddenOf = (
  { kind, notation, partnershipId }: Pick<ReadingAs, 'kind' | 'notation' | 'partnershipId'>,
  { file }: SentSheet,
): Record<string, string> => ({
  kind,
  notation,
  sha256: file.sha256,
  file_name: file.fileName,
  ...(partnershipId ? { partnershipId } : {}),
});
