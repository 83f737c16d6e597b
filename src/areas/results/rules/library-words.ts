import { type Localized, localized, withTranslation } from '../../../kernel/localized.ts';
import type { Axis, Frequency, Measure, OverPartners, OverTime, Step } from './indicator-input.ts';
import { type StandardAxis, standardAxisKeys } from './standard-axis.ts';

/** An indicator as the program brings it; its words are ours, what it counts is the source's. */
export type BroughtIndicator = {
  key: string;
  level: '1' | '2';
  title: Localized;
  description: Localized;
  measure: Measure;
  overTime: OverTime;
  overPartners: OverPartners;
  unit?: Localized;
  frequency: Frequency;
  axes?: Axis[];
  leftOutAxes?: StandardAxis[];
  scale?: Step[];
  source: string;
  confidence: 'read' | 'recalled' | 'own';
};

/** A text in the five languages, French first: the language in which the library is kept. */
export const told = (fr: string, nl: string, en: string, es: string, pt: string): Localized =>
  Object.entries({ nl, en, es, pt }).reduce(
    (value, [language, text]) => withTranslation(value, language, text),
    localized('fr', fr),
  );

/** Counted anew in each period, and added up over partners. */
export const counted = {
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
  frequency: 'half_year',
} as const;

/** How many there are at the end of a period, added up over partners. */
export const standing = {
  measure: 'number',
  overTime: 'last',
  overPartners: 'sum',
  frequency: 'year',
} as const;

/** A percentage of a numerator and a denominator, which are added up over partners. */
export const share = {
  measure: 'percentage',
  overTime: 'last',
  overPartners: 'ratio',
  frequency: 'year',
} as const;

/** Of texts, bodies, money: it tells no people apart. */
export const ofNoPeople = { leftOutAxes: [...standardAxisKeys] };
