import type { Words } from '../../../text/words.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import {
  type CoverageAxis,
  type CoverageFilter,
  coverageAxes,
  isBesideCode,
} from '../rules/coverage-choice.ts';
import { actionTitle, aimTitle } from './agreement-words.ts';

/** How a key of an axis reads in a head of the matrix. */
export const coverageName =
  (words: Words, choices: Pick<CoverageChoices, 'partners'>) =>
  (axis: CoverageAxis, key: string): string => {
    if (isBesideCode(key)) return words.say(`overview.coverage-${key === 'none' ? `no-${axis}` : key}`);
    if (axis === 'country') return words.country(key);
    if (axis === 'partner')
      return choices.partners.find(({ id }) => id === key)?.name ?? words.t('overview.masked');
    return axis === 'institute' ? key.toUpperCase() : key;
  };

/** The same with the title of a code of the agreement behind it. */
export const coverageNameLong = (words: Words, choices: CoverageChoices) => {
  const nameOf = coverageName(words, choices);
  return (axis: CoverageAxis, key: string): string => {
    const title = { aim: aimTitle, kind: actionTitle }[axis as 'aim' | 'kind']?.(words, key);
    return [nameOf(axis, key), title].filter(Boolean).join(' ');
  };
};

/** An outcome with the programme that it is of. */
export const outcomeLabel = (
  words: Words,
  { reference, code, title }: Pick<OutcomeChoice, 'reference' | 'code' | 'title'>,
): string => `${reference} · ${code} ${words.text(title)}`;

/** What a list or a matrix is narrowed to, in words. */
export const coverageNarrowed = (
  words: Words,
  choices: CoverageChoices,
  filter: CoverageFilter,
): string[] => {
  const nameOf = coverageNameLong(words, choices);
  const programme = choices.programmes.find(({ id }) => id === filter.programmeId)?.reference;
  const named = coverageAxes.flatMap((axis) => (filter[axis] ? [nameOf(axis, filter[axis])] : []));
  const outcome = choices.outcomes?.find(({ id }) => id === filter.outcomeId);
  return [...(programme ? [programme] : []), ...(outcome ? [outcomeLabel(words, outcome)] : []), ...named];
};
