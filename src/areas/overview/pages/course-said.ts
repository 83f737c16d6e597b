import type { Words } from '../../../text/words.ts';
import type { CourseCount } from '../rules/course-count.ts';

/** "8 of 10" of those that can be judged, and "and 2 in words" where there are others; of these alone "2 in words". */
export const courseSaid = (
  words: Words,
  { onCourse, indicators, inWords }: CourseCount,
): { value: string; others?: string } => {
  if (inWords > 0 && inWords === indicators)
    return { value: words.t('overview.count-in-words', { count: inWords }) };
  return {
    value: words.t('overview.so-many-of', { count: onCourse, of: indicators - inWords }),
    ...(inWords > 0 ? { others: words.t('overview.and-in-words', { count: inWords }) } : {}),
  };
};

/** The same in one line. */
export const courseLine = (words: Words, count: CourseCount): string => {
  const { value, others } = courseSaid(words, count);
  return others ? `${value} ${others}` : value;
};
