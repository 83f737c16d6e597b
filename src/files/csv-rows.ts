/** UTF-8, or the encoding of older spreadsheets where the bytes are none; the mark at its head is no part of it. */
export const decodedText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** Tab, semicolon or comma: what stands most often outside quotes in the first lines. */
const separatorOf = (text: string): string => {
  const head = text.slice(0, 10_000).replace(/"(?:[^"]|"")*"/g, '');
  const counts = ['\t', ';', ','].map((each) => ({ each, count: head.split(each).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).each;
};

/**
 * Rows of cells of a text parted by commas, semicolons or tabs; a cell in double quotes may hold the separator and
 * line ends, two quotes in it are one. One row more than `most` is read, so that the caller sees that there are more.
 * Undefined where a quote is never closed: the file was cut off.
 */
export const csvRows = (text: string, most: number): string[][] | undefined => {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length && rows.length <= most) {
    const row: string[] = [];
    for (;;) {
      const read = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
      if (!read) return undefined;
      row.push(read.cell);
      at = read.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    rows.push(row);
    // Behind a closing quote only the end of the cell may stand; what else does is left out of no cell silently.
    if (at < text.length && text[at] !== '\n' && text[at] !== '\r') return undefined;
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else at += 1;
  }
  return rows;
};

type Read = { cell: string; end: number };

const plainCell = (text: string, from: number, separator: string): Read => {
  let end = from;
  while (end < text.length) {
    const letter = text[end];
    if (letter === separator || letter === '\n' || letter === '\r') break;
    end += 1;
  }
  return { cell: text.slice(from, end).trim(), end };
};

const quotedCell = (text: string, from: number): Read | undefined => {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return undefined;
    if (text[quote + 1] !== '"') {
      const cell = text.slice(from + 1, quote).replaceAll('""', '"');
      return { cell: cell.trim(), end: quote + 1 };
    }
    at = quote + 2;
  }
};
