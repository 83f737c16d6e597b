import type { Words } from '../../../text/words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { takesParts } from '../rules/measured-value.ts';
import { unitText } from './figure-text.ts';

export const numbers = ['numerator', 'denominator', 'value'] as const;
export const said = ['text', 'comment'] as const;

/** Which numbers an indicator asks for: a share its parts, and its value where partners do not come together by these. */
export const asked = ({ measure, overPartners }: IndicatorDefinition) =>
  numbers.filter((part) =>
    part === 'value'
      ? measure !== 'qualitative' && overPartners !== 'ratio'
      : takesParts({ measure, overPartners }),
  );

export const unitOf = (words: Words, indicator: IndicatorDefinition): string => {
  const unit = unitText(words, indicator);
  return unit && `(${unit})`;
};
