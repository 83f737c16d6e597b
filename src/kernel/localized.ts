/**
 * A text in several languages, by BCP-47 code. One entry is the source; a translation carries in `of` the
 * digest of the source text it was made from, so that a later change of the source shows.
 */
export type Localized = Record<string, { text: string; of?: string; source?: true }>;

const LANGUAGE_CODE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;
const encoder = new TextEncoder();

/** A text with its source only. Throws a RangeError where the code is not a BCP-47 code. */
export function localized(language: string, text: string): Localized {
  requireCode(language);
  return { [language]: { text, source: true } };
}

/**
 * The text for a reader, and the language it is in (for `lang=`): the preferred code, else the same base
 * language (pt for pt-BR and the reverse), else the source, else the first. Blank texts count as absent;
 * with nothing at all, an empty text in the preferred language.
 */
export function textIn(value: Localized, preferred: string): { text: string; language: string } {
  const present = Object.keys(value).filter((code) => isWritten(value, code));
  const base = baseOf(preferred);
  const language =
    present.find((code) => code === preferred) ??
    present.find((code) => code === base) ??
    present.find((code) => baseOf(code) === base) ??
    present.find((code) => value[code]?.source) ??
    present[0];
  if (language === undefined) return { text: '', language: preferred };
  return { text: value[language]!.text, language };
}

/**
 * The value with a translation made from the source as it is now; a blank text takes the translation away.
 * For the source language it changes the source; the first text of an empty value becomes its source.
 */
export function withTranslation(value: Localized, language: string, text: string): Localized {
  requireCode(language);
  const source = sourceOf(value);
  if (source === undefined) return localized(language, text);
  if (source === language) return changeSource(value, text);
  const { [language]: _replaced, ...others } = value;
  if (text.trim() === '') return others;
  return { ...value, [language]: { text, of: digestOf(value[source]!.text) } };
}

/** Which of the wanted languages have no text, and which were translated from an earlier source text. */
export function missingOrStale(
  value: Localized,
  wanted: readonly string[],
): { missing: string[]; stale: string[] } {
  const source = sourceOf(value);
  const current = source === undefined ? undefined : digestOf(value[source]!.text);
  const missing = wanted.filter((code) => !isWritten(value, code));
  const stale = wanted.filter((code) => {
    if (code === source || missing.includes(code)) return false;
    const of = value[code]!.of;
    return of !== undefined && of !== current;
  });
  return { missing, stale };
}

/**
 * The value with another source text; its translations become stale. A translation that came without a
 * stamp (from an imported file) is taken to be of the text before this change.
 */
export function changeSource(value: Localized, text: string): Localized {
  const source = sourceOf(value);
  if (source === undefined) throw new RangeError('A text without any language has no source to change');
  const before = digestOf(value[source]!.text);
  const entries = Object.entries(value).map(([code, entry]) =>
    code === source
      ? ([code, { text, source: true as const }] as const)
      : ([code, { text: entry.text, of: entry.of ?? before }] as const),
  );
  return Object.fromEntries(entries);
}

/**
 * 64-bit FNV-1a of the UTF-8 text, as 16 hexadecimal digits: tells whether a text changed, protects nothing.
 * In two halves of 32 bits, because the prime 2^40 + 0x1b3 then needs no BigInt for each byte.
 */
export function digestOf(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of encoder.encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 0x1_0000_0000) + low * 0x100) % 0x1_0000_0000;
    low = product % 0x1_0000_0000;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** The text as it was first written; empty where there is none. */

export function sourceText(value: Localized): string {
  const source = sourceOf(value);
  return source === undefined ? '' : value[source]!.text;
}

/** The language in which it was first written. */
export function sourceOf(value: Localized): string | undefined {
  const codes = Object.keys(value);
  return codes.find((code) => value[code]?.source) ?? codes[0];
}

function isWritten(value: Localized, code: string): boolean {
  return Object.hasOwn(value, code) && value[code]!.text.trim() !== '';
}

function baseOf(code: string): string {
  return code.split('-', 1)[0]!.toLowerCase();
}

function requireCode(language: string): void {
  if (!LANGUAGE_CODE.test(language)) throw new RangeError(`Not a language code: ${language}`);
}
