/** A line of a pasted table, from 1, with its cells. */
export type Cells = { no: number; cells: string[] };

/** Lines that hold anything; parted by tabs, semicolons or commas, with or without quotes. */
export const linesOfCells = (text: string): Cells[] => {
  const separator = separatorOf(text);
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ no: at + 1, cells: cellsOf(line, separator) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
};

const separatorOf = (text: string): string => ['\t', ';'].find((each) => text.includes(each)) ?? ',';

/** Cells of one line; a cell in double quotes may hold the separator, two quotes in it are one. */
const cellsOf = (line: string, separator: string): string[] => {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    const end = quoted ? rest.indexOf(separator, quoted[0].length) : rest.indexOf(separator);
    const plain = end === -1 ? rest : rest.slice(0, end);
    cells.push(quoted ? quoted[1]!.replaceAll('""', '"').trim() : plain.trim());
    if (end === -1) return cells;
    rest = rest.slice(end + 1);
  }
};
