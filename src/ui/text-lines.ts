/** Width of a letter of a sans-serif face, in parts of its size: rough, and rather too wide than too narrow. */
const widthOf = (letter: string): number => {
  if (/[ilj'’.,:;|!·()[\]]/.test(letter)) return 0.33;
  if (/[ftrI\s/-]/.test(letter)) return 0.4;
  if (/[mwMW—…%@]/.test(letter)) return 0.95;
  if (/[A-ZÀ-Þ]/.test(letter)) return 0.75;
  return /[ -ɏ]/.test(letter) ? 0.62 : 1.05;
};

/** How wide a text is at a size, in the unit of the size. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size;

/** The text in lines no wider than `width`; SVG breaks no line by itself. A word that is too long is broken within. */
export const textLines = (text: string, width: number, size: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((each) => pieces(each, width, size))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
};

const pieces = (word: string, width: number, size: number): string[] => {
  if (textWidth(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part && textWidth(part + letter, size) > width) {
      parts.push(part);
      part = letter;
    } else part += letter;
  }
  return [...parts, part];
};
