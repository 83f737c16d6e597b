import { type Localized, withTranslation } from '../../../kernel/localized.ts';

/**
 * What a form says of a text it was opened with: only what was changed is written anew, so that a translation nobody
 * touched shows as stale when its source changed. Languages the form does not show are kept. Where the source is emptied,
 * what was translated from it goes with it, for whatever was to be taken out (a name) stands there too; what was written
 * anew in this form stays and becomes the source.
 */
export const mergeTexts = (
  before: Localized,
  typed: Localized | undefined,
  shown: readonly string[],
): Localized => {
  const source = Object.keys(before).find((code) => before[code]?.source) ?? Object.keys(before)[0];
  const textOf = (code: string) => typed?.[code]?.text ?? '';
  const changed = shown.filter((code) => (before[code]?.text ?? '') !== textOf(code));
  const isEmptied = changed.some((code) => code === source && textOf(code) === '');
  const written = changed.filter((code) => !isEmptied || textOf(code) !== '');
  return written
    .sort((a, b) => Number(b === source) - Number(a === source))
    .reduce((value, code) => withTranslation(value, code, textOf(code)), isEmptied ? {} : before);
};
