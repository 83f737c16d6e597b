import { type Localized, sourceText, textIn } from '../../../kernel/localized.ts';
import { type Crossing, keptCrossings } from './crossings.ts';
import type { Axis, Step } from './indicator-input.ts';
import { keptLeftOut } from './left-out-axes.ts';
import { isInWords } from './measured.ts';
import type { StandardAxis } from './standard-axis.ts';

type Meant = {
  title: unknown;
  measure: string;
  ascending: boolean;
  overTime: string;
  overPartners: string;
  frequency: string | null;
  axes: readonly Axis[];
  crossings: readonly Crossing[];
  leftOutAxes: readonly StandardAxis[];
  scale: readonly Step[];
};

const deviationFields = [
  'title',
  'measure',
  'direction',
  'over-time',
  'over-partners',
  'unit',
  'frequency',
  'axes',
  'crossings',
  'left-out-axes',
  'scale',
  'formula',
] as const;
type DeviationField = (typeof deviationFields)[number];

/**
 * In what a definition deviates from the library's, as it stands there today. Words count where a language that both
 * have says something else; of breakdowns and steps, which there are.
 */
export const deviationsOf = (
  defined: Meant & { unit: Localized; formula: string | null },
  library: Meant & { unit: Localized },
): DeviationField[] => {
  const differs: Readonly<Record<DeviationField, boolean>> = {
    title: saysElse(defined.title as Localized, library.title as Localized),
    measure: defined.measure !== library.measure,
    direction: !isInWords(defined) && defined.ascending !== library.ascending,
    'over-time': defined.overTime !== library.overTime,
    'over-partners': defined.overPartners !== library.overPartners,
    unit: !isUnitOf(library, defined),
    frequency: defined.frequency !== library.frequency,
    axes: shapeOf(defined.axes) !== shapeOf(library.axes),
    crossings: crossed(defined.crossings) !== crossed(library.crossings),
    'left-out-axes': String(keptLeftOut(defined.leftOutAxes)) !== String(keptLeftOut(library.leftOutAxes)),
    scale: stepsOf(defined.scale) !== stepsOf(library.scale),
    formula: defined.formula !== null,
  };
  return deviationFields.filter((field) => differs[field]);
};

const countingFields: readonly DeviationField[] = [
  'measure',
  'over-time',
  'over-partners',
  'unit',
  'formula',
];

/** Of these, those for which figures do not come together with others of the library's (`meansAsLibrary`). */
export const countedOtherwise = (fields: readonly DeviationField[]): DeviationField[] =>
  fields.filter((field) => countingFields.includes(field));

/**
 * Whether a unit is, as it was first written, that of the library in any language; none is one too, and the same as per cent
 * where both measure that.
 */
export const isUnitOf = (
  { measure, unit }: { measure: string; unit: Localized },
  own: { measure: string; unit: Localized },
): boolean => {
  const goesWithoutSaying = measure === 'percentage' && own.measure === 'percentage' ? '%' : '';
  const [its, ...words] = [{ text: sourceText(own.unit) }, ...Object.values(unit)].map(({ text }) =>
    text.trim() === goesWithoutSaying ? '' : text.trim(),
  );
  const said = words.filter((word) => word !== '');
  return its ? said.includes(its) : said.length === 0;
};

/** Whether a text says something else in a language that both have, or has none of the other's. */
export const saysElse = (one: Localized, other: Localized): boolean => {
  const both = Object.keys(one).filter((language) => Object.hasOwn(other, language));
  if (both.length === 0) return true;
  return both.some((language) => textIn(one, language).text.trim() !== textIn(other, language).text.trim());
};

const shapeOf = (axes: readonly Axis[]): string =>
  axes
    .map(
      ({ key, categories }) =>
        `${key}: ${categories
          .map((category) => category.key)
          .sort()
          .join(',')}`,
    )
    .sort()
    .join('; ');

const crossed = (crossings: readonly Crossing[]): string =>
  keptCrossings(crossings)
    .map((axes) => axes.join('+'))
    .sort()
    .join('; ');

const stepsOf = (scale: readonly Step[]): string => scale.map(({ value }) => value).join(',');
