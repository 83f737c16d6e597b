import type { Words } from '../../../text/words.ts';
import { answerText, figureText } from '../../results/pages/figure-text.ts';
import { share } from '../../results/pages/target-text.ts';
import type { DefinitionThen } from '../queries/definitions-then.ts';
import type { Telling } from './trail-values.ts';

/** How a value in an entry of the trail reads: as its indicator measured then, a measurement as its own definition does. */
export const figureThen = (
  words: Words,
  definitions: readonly DefinitionThen[],
  no: number,
): Telling['figureOf'] => {
  const then = definitions.findLast(
    ({ isOwn, fromNo, untilNo }) => isOwn || (fromNo <= no && (untilNo ?? no) >= no),
  );
  if (!then) return undefined;
  return (value, { isShare }) => {
    if (isShare === true) return figureText(words, value, share);
    return (then.isOwn ? answerText : figureText)(words, value, then);
  };
};
