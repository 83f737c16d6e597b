/**
 * Something that may not be published: a name, an alias, a town, a reference. `within`: only in the activities with these
 * identifiers, as a country is that others may name; absent: nowhere.
 */
export type WithheldString = { text: string; within?: readonly string[] | undefined };

/** A withheld string that stands in a text; `text` is as it was withheld. */
export type WithheldHit = { text: string; at: string };

/** A file in pieces: what stands in which activity; `identifier` is undefined for what stands around all of them. */
export type ScannedPiece = { identifier: string | undefined; at: string; text: string };

/** Up to so many letters, a word in capitals is a short name that is a common word of some language in small ones. */
const SHORT = 4;

/**
 * The withheld strings that stand in a file, however they are accented, spaced or joined by signs, as whole words. A short
 * name in capitals is found in capitals alone: `USO` is a union, «uso» a word.
 */
export function withheldIn(
  pieces: Iterable<ScannedPiece>,
  withheld: readonly WithheldString[],
): WithheldHit[] {
  const wanted = withheld.flatMap((each) => {
    const exact = isShortName(each.text);
    const words = wordsOf(each.text, exact);
    return words === ' ' ? [] : [{ ...each, exact, words }];
  });
  const hits: WithheldHit[] = [];
  for (const { identifier, at, text } of pieces) {
    const asWritten = wordsOf(text, true);
    const small = asWritten.toLowerCase();
    for (const { text: name, within, exact, words } of wanted) {
      if (within && (identifier === undefined || !within.includes(identifier))) continue;
      if ((exact ? asWritten : small).includes(words)) hits.push({ text: name, at });
    }
  }
  return hits;
}

function isShortName(text: string): boolean {
  const letters = text.trim();
  return letters.length <= SHORT && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** A text as its words with a blank around each, without accents: ` etoile du travail `. */
function wordsOf(text: string, asWritten: boolean): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const words = (asWritten ? plain : plain.toLowerCase()).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `;
}
