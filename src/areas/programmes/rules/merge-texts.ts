import { type Localized, withTranslation } from '../../../kernel/localized.ts';

/**
 * What a form says of a text it was opened with: only what was changed is written anew, so that a translation nobody
 * touched shows as stale when its source changed. Languages the form does not show are kept.
 */
export const mergeTexts = (
  before: Localized,
  typed: Localized | undefined,
  shown: readonly string[],
): Localized => {
  const source = Object.keys(before).find((code) => before[code]?.source) ?? Object.keys(before)[0];
  const order = [...shown].sort((a, b) => Number(b === source) - Number(a === source));
  return order.reduce((value, code) => {
    const text = typed?.[code]?.text ?? '';
    if ((before[code]?.text ?? '') === text) return value;
    // A source that is emptied gives way to what else was typed.
    if (code === source && text === '') return value;
    return withTranslation(value, code, text);
  }, before);
};
