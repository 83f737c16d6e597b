import type { Language } from '../kernel/language.ts';
import { fromDecimal, toDecimal } from '../kernel/money.ts';
import { readDecimal, writeDecimal } from '../kernel/notation.ts';

/** Counted from 0, as the grid shows them. */
export type GridPlace = { row: number; column: number };

/** Whose notation amounts are read and written in. */
export type Notation = { language: Language; currency: string };

/** Every place between two corners, row by row. */
export const placesBetween = (a: GridPlace, b: GridPlace): GridPlace[][] => {
  const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, across) => ({ row: top + down, column: left + across })),
  );
};

/** Minor units of what was typed; 0 for an empty cell, undefined where it is no amount of the currency. */
export const minorOf = (typed: string, { language, currency }: Notation): number | undefined => {
  const bare = typed.replaceAll('€', '').replace(currency, '').trim();
  if (bare === '') return 0;
  const decimal = readDecimal(bare, language);
  return decimal === undefined ? undefined : fromDecimal(decimal, currency)?.minor;
};

export const textOf = (minor: number, { language, currency }: Notation): string =>
  writeDecimal(toDecimal({ minor, currency }), language);

/** The same amount as the grid writes it; what is empty or no amount stays as it was typed. */
export const tidied = (typed: string, notation: Notation): string => {
  const minor = minorOf(typed, notation);
  return typed.trim() === '' || minor === undefined ? typed.trim() : textOf(minor, notation);
};

/** A block as spreadsheets put it on the clipboard: tabs between cells, a line a row. */
export const blockText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.join('\t')).join('\r\n');

export type Paste = {
  writes: { place: GridPlace; text: string }[];
  problems: { why: 'outside' | 'fixed' | 'wrong'; place: GridPlace; typed: string }[];
};

type Target = {
  from: GridPlace;
  to: GridPlace;
  /** `undefined`: no such place. `fixed`: nothing can be typed there. */
  kindOf(place: GridPlace): 'open' | 'fixed' | undefined;
};

/** What a pasted text comes to, from the upper left corner on; one value alone fills the whole block. */
export const planPaste = (text: string, { from, to, kindOf }: Target, notation: Notation): Paste => {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const block = placesBetween(from, to);
  const [[corner = from] = []] = block;
  const isOne = rows.length === 1 && rows[0]?.length === 1;
  const cells = isOne
    ? block.flat().map((place) => ({ place, typed: rows[0]?.[0] ?? '' }))
    : rows.flatMap((values, down) =>
        values.map((typed, across) => ({
          place: { row: corner.row + down, column: corner.column + across },
          typed,
        })),
      );
  const paste: Paste = { writes: [], problems: [] };
  for (const { place, typed } of cells) {
    const kind = kindOf(place);
    if (kind === undefined) paste.problems.push({ why: 'outside', place, typed });
    else if (minorOf(typed, notation) === undefined) paste.problems.push({ why: 'wrong', place, typed });
    else if (kind === 'open') paste.writes.push({ place, text: tidied(typed, notation) });
    else paste.problems.push({ why: 'fixed', place, typed });
  }
  return paste;
};
