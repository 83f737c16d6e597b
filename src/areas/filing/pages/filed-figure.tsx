import type { Localized } from '../../../kernel/localized.ts';
import type { Words } from '../../../text/words.ts';
import { Led } from '../../../ui/led.tsx';
import { figureNumber } from '../../results/pages/figure-text.ts';
import type { FiledIndicator } from '../rules/filed-programme.ts';

export const filedFigures = ['baseline', 'target', 'actual'] as const;
export type FiledFigureName = (typeof filedFigures)[number];

type Props = { words: Words; indicator: FiledIndicator; of: FiledFigureName; to?: string | undefined };

/** A figure as it was filed, leading `to` its entries where they are read, or what was said in its place. */
export function FiledFigure({ words, indicator, of, to }: Props) {
  const value = indicator[of];
  if (value !== null) return <Led to={to}>{figureNumber(words, value)}</Led>;
  return (
    <>
      {saidOf(indicator, of).map((text) => (
        <div>{words.text(text)}</div>
      ))}
    </>
  );
}

/** The same for a file. */
export const figureValue = (words: Words, indicator: FiledIndicator, of: FiledFigureName): string =>
  indicator[of] ??
  saidOf(indicator, of)
    .map((text) => words.text(text))
    .join('\n');

/** Whether the account holds anything of it: a number or words. */
export const saysFigure = (indicator: FiledIndicator, of: FiledFigureName): boolean =>
  indicator[of] !== null || saidOf(indicator, of).length > 0;

/** Whether anything is said in words: sentences in a column of numbers would neither wrap nor read well. */
export const isInWords = (indicator: FiledIndicator): boolean =>
  filedFigures.some((of) => saidOf(indicator, of).length > 0);

const saidOf = ({ words }: FiledIndicator, of: FiledFigureName): Localized[] => [words?.[of] ?? []].flat();

/** Where an outcome, or an indicator of it, stands on the page of its account. */
export const outcomeAnchor = (place: number): string => `outcome-${place}`;
/** What is counted: what was filed before in the one language that it was filed in. */
export const filedUnit = (words: Words, { unit }: Pick<FiledIndicator, 'unit'>): string =>
  typeof unit === 'string' ? unit : words.text(unit);

export const indicatorAnchor = (outcome: number, place: number): string => `indicator-${outcome}-${place}`;
