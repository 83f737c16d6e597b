import type { Decimal } from '../../../kernel/decimal.ts';
import type { PlainCell } from '../../../kernel/plain-sheet.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { whyTooLate } from '../../results/rules/aimed-value.ts';
import { isTooLong } from '../../results/rules/fact-input.ts';
import { outsideProgramme } from '../../results/rules/programme-days.ts';
import { type ReadRows, type RowReading, readerOf } from './read-rows.ts';
import type { FigureSheetRow } from './sheet-input.ts';
import type { FigureKind } from './sheet-kinds.ts';
import { dayOf, decimalOf, type Notation, yearOfCell } from './sheet-notation.ts';
import type { SheetTable } from './sheet-table.ts';

/** The rows of baselines, targets or measurements; which indicator, partner and cell they name is seen where names are known. */
export const readFigureRows = (
  table: SheetTable,
  { notation, words, programme }: RowReading,
  kind: FigureKind,
): ReadRows<FigureSheetRow> => {
  const refused = [...table.refused];
  const rows: FigureSheetRow[] = [];
  for (const { row, cells } of table.rows) {
    const reader = readerOf(table, row, cells, refused);
    const { read, text, choice, needed } = reader;
    const before = refused.length;
    const outcome = needed('outcome', text('outcome', 300));
    const indicator = needed('indicator', text('indicator', 40));
    const { from, until } = kind === 'baselines' ? yearIn(reader, programme) : daysIn(reader, programme);
    const number = (key: string) => read(key, (cell) => statedIn(cell, notation));
    const { value, answer } = answerIn(reader, cells.value ?? null, notation);
    const [numerator, denominator] = [number('numerator'), number('denominator')];
    const written = { text: text('text', 20_000), comment: text('comment', 20_000) };
    const partner = text('partner', 300);
    const cell = text('cell', 300);
    const country = choice('country', words.countries, 'sheets.country-unknown');
    const goal = choice<'plain' | 'share' | 'milestone'>('goal', words.goals, 'sheets.goal-unknown');
    const provenance =
      kind === 'measurements' ? needed('provenance', text('provenance', 500)) : text('provenance', 500);
    if (refused.length > before || !outcome || !indicator || !from || !until) continue;
    const stated = { value, answer, numerator, denominator };
    const optional = { partner, country, cell, goal, ...stated, ...written, provenance };
    rows.push({ row: row + 1, outcome, indicator, from, until, ...optional });
  }
  return { rows, refused };
};

const statedIn = (cell: PlainCell, notation: Notation): Result<Decimal> => {
  const read = decimalOf(cell, notation);
  return read.ok && isTooLong(read.value) ? fail({ key: 'problem.too-many-digits' }) : read;
};

/** A number, a word of a category, or a word that is a number: which of them it is is seen where the indicator is known. */
const answerIn = (
  { read, text }: Reader,
  cell: PlainCell,
  notation: Notation,
): Pick<FigureSheetRow, 'value' | 'answer'> => {
  const answer = text('value', 500);
  const isNumber = answer !== undefined && cell !== null && decimalOf(cell, notation).ok;
  return { answer, value: isNumber ? read('value', (each) => statedIn(each, notation)) : undefined };
};

type Reader = ReturnType<typeof readerOf>;
type Days = { from?: string | undefined; until?: string | undefined };

/** Where an indicator stood, mostly before the programme: all days of the year stand for it. */
const yearIn = ({ read, needed, refuse }: Reader, programme: RowReading['programme']): Days => {
  const year = needed('year', read('year', yearOfCell));
  const late = year === undefined ? undefined : whyTooLate(year, programme);
  if (late) refuse('year', late);
  return year === undefined ? {} : { from: `${year}-01-01`, until: `${year}-12-31` };
};

const daysIn = ({ read, needed, refuse }: Reader, programme: RowReading['programme']): Days => {
  const from = needed('from', read('from', dayOf));
  const until = needed('until', read('until', dayOf));
  const said = { from: from ?? programme.from, until: until ?? programme.until };
  const outside = outsideProgramme(said, programme);
  if (outside.from?.[0]) refuse('from', outside.from[0]);
  if (outside.until?.[0]) refuse('until', outside.until[0]);
  if (from && until && until < from) refuse('until', { key: 'problem.until-before-from' });
  return { from, until };
};
