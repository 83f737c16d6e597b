import type { Progress } from '../backup/manifest.ts';

/** One line on stderr that is written over; where nobody watches (a log), one line every few seconds. */
export const progressLine = (): { say: Progress; end(): void } => {
  const { stderr } = process;
  const everyMs = stderr.isTTY ? 100 : 5_000;
  let last = stderr.isTTY ? 0 : Date.now();
  let shown = false;
  return {
    say: (sentence) => {
      if (Date.now() - last < everyMs) return;
      last = Date.now();
      shown = true;
      stderr.write(stderr.isTTY ? `\r\x1b[K${sentence}` : `${sentence}\n`);
    },
    end: () => {
      if (shown && stderr.isTTY) stderr.write('\r\x1b[K');
    },
  };
};
