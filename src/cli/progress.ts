import type { Progress } from '../backup/manifest.ts';

/** One line on stderr that is written over; nothing where nobody watches, so that a log or cron's mail holds what matters only. */
export const progressLine = (): { say: Progress; end(): void } => {
  const { stderr } = process;
  if (!stderr.isTTY) return { say: () => {}, end: () => {} };
  let last = 0;
  return {
    say: (sentence) => {
      if (Date.now() - last < 100) return;
      last = Date.now();
      stderr.write(`\r\x1b[K${sentence}`);
    },
    end: () => {
      if (last > 0) stderr.write('\r\x1b[K');
    },
  };
};
