import type { Words } from '../text/words.ts';

/** What codes are called, for the two versions of a form: the codes by the text key that they follow. */
export const codeNames = (
  words: Words,
  codes: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(codes).flatMap(([key, each]) =>
      each.map((code): [string, string] => [code, words.say(`${key}-${code}`)]),
    ),
  );
