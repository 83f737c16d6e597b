import { isInWords } from '../../results/rules/measured.ts';
import { courseState } from './course-state.ts';
import { sumOf } from './sums.ts';

/** How many indicators there are, how many of them say it in words and are never judged, and how the others stand. */
export type CourseCount = { indicators: number; inWords: number; onCourse: number; late: number };

export type Judged = { indicator: { measure: string }; course: number | undefined };

/** Indicators against the share of time that has passed, in whole per cent. */
export const courseCount = (indicators: readonly Judged[], elapsed: number): CourseCount => {
  const judged = inFigures(indicators);
  const states = judged.map(({ course }) => courseState(course, elapsed));
  return {
    indicators: indicators.length,
    inWords: indicators.length - judged.length,
    onCourse: states.filter((state) => state === 'on-course').length,
    late: states.filter((state) => state === 'late').length,
  };
};

/** Those that can be judged. */
export const inFigures = <Row extends Judged>(indicators: readonly Row[]): Row[] =>
  indicators.filter(({ indicator }) => !isInWords(indicator));

/** What lines come to together. */
export const courseCountOf = (lines: readonly CourseCount[]): CourseCount => ({
  indicators: sumOf(lines, ({ indicators }) => indicators),
  inWords: sumOf(lines, ({ inWords }) => inWords),
  onCourse: sumOf(lines, ({ onCourse }) => onCourse),
  late: sumOf(lines, ({ late }) => late),
});
