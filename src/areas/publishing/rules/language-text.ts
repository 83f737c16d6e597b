import type { Localized } from '../../../kernel/localized.ts';
import { isSame } from './canonical.ts';
import type { LangText } from './iati-file.ts';

const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/**
 * The texts of a publication as Relais keeps them: blank ones left out, the one in the activity's language as the
 * source. `longest` is in UTF-16 units; what is longer is cut, and ends with an ellipsis.
 */
export function fromPublished(text: LangText, language: string | undefined, longest: number): Localized {
  const written = Object.entries(text)
    .map(([code, each]) => [code, shortened(each.trim(), longest)] as const)
    .filter(([code, each]) => each !== '' && LANGUAGE.test(code));
  const source = written.find(([code]) => code === language) ?? written[0];
  return Object.fromEntries(
    written.map(([code, each]) => [
      code,
      code === source?.[0] ? { text: each, source: true } : { text: each },
    ]),
  );
}

/** The texts that are written, by language. */
export function toPublished(value: Localized): LangText {
  const written = Object.entries(value).filter(([, { text }]) => text.trim() !== '');
  return Object.fromEntries(written.map(([code, { text }]) => [code, text]));
}

/** The language of the source text. */
export function sourceLanguage(value: Localized): string | undefined {
  const codes = Object.keys(value);
  return codes.find((code) => value[code]?.source) ?? codes[0];
}

/** At most so many units, with an ellipsis where something was cut off. */
function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

/** The text that was there, with its marks of what was translated from what, where the new one says the same. */
export function keepSame(was: Localized | undefined, now: Localized): Localized {
  return was && isSame(toPublished(was), toPublished(now)) ? was : now;
}
