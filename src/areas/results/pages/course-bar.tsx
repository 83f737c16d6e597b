import type { Words } from '../../../text/words.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';

/**
 * How much of the way to a target is covered, in whole per cent, against where it ought to be by now; nothing where there is no
 * way to speak of, so that its cell stays empty.
 */
export const courseBar = (words: Words, course: number | undefined, expected?: number) =>
  course === undefined ? (
    ''
  ) : (
    <ProgressBar value={course} full="goal" expected={expected} text={`${words.number(course)}\u00a0%`} />
  );
