import { isWritten } from './measured.ts';

type Said = {
  indicator: Parameters<typeof isWritten>[0];
  words: { text: unknown; comment: unknown } | null;
};

/** The last that was said of an indicator that is told in sentences: its words, or a comment that is all there is. */
export const lastSaid = ({ indicator, words }: Said): unknown =>
  isWritten(indicator) ? (words?.text ?? words?.comment) : null;
