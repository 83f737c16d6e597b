/** Letters that no decomposition takes apart, as people type them without the accent. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  þ: 'th',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ɛ: 'e',
  ɔ: 'o',
  ƴ: 'y',
  '’': "'",
  ʼ: "'",
};

const marks = /[\u0300-\u036f]/g;

/** A text as it is compared: small letters without accents, one apostrophe. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(marks, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .replace(/[^\0-\x7f]/g, (letter) => spelled[letter] ?? letter);

/** Written forms by what they fold to, of the Latin letters in use among our partners. */
const variants: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  Array.from({ length: 0x25a + 0x100 }, (_, at) =>
    String.fromCharCode(at < 0x25a ? 0xc0 + at : 0x1e00 + at - 0x25a),
  )
    .concat('’', 'ʼ')
    .filter((letter) => /[\p{L}’ʼ]/u.test(letter)),
  folded,
);

/**
 * A regular expression (PostgreSQL and JavaScript alike) for texts that hold the words when both are folded. The text
 * stays as it is stored: folding it in SQL would cost each row, and `unaccent` is not everywhere.
 */
export const foldedPattern = (words: string): string => {
  const wanted = folded(words);
  let pattern = '';
  for (let at = 0; at < wanted.length; ) {
    const pair = wanted.slice(at, at + 2);
    const written = pair.length === 2 ? (variants.get(pair) ?? []) : [];
    const apart = [...pair].map(oneOf).join('');
    pattern += written.length > 0 ? `(${apart}|[${written.join('')}]${anyMark})` : oneOf(pair.charAt(0));
    at += written.length > 0 ? 2 : 1;
  }
  return pattern;
};

const anyMark = '[\u0300-\u036f]*';

const oneOf = (letter: string): string => {
  const written = [...new Set([letter, letter.toUpperCase(), ...(variants.get(letter) ?? [])])];
  if (/^[a-z]$/.test(letter)) return `[${written.join('')}]${anyMark}`;
  const forms = written
    .filter((form) => form.length === 1)
    .map((form) => (/[\w\s]|[^\0-\x7f]/.test(form) ? form : `\\${form}`));
  return `${forms.length === 1 ? forms[0] : `(${forms.join('|')})`}${anyMark}`;
};

/** The words of a search, each to be found by itself in any order; at most six, the longest say most. */
export const searchedWords = (typed: string): string[] =>
  [...new Set(folded(typed).split(/\s+/).filter(Boolean))].sort((a, b) => b.length - a.length).slice(0, 6);
