import { outsideProgramme } from '../../results/rules/programme-days.ts';
import { type ReadRows, type RowReading, readerOf } from './read-rows.ts';
import type { FigureSheetRow } from './sheet-input.ts';
import { dayOf, decimalOf } from './sheet-notation.ts';
import type { SheetTable } from './sheet-table.ts';

/** The rows of targets or measurements; which indicator, partner and cell they name is seen where names are known. */
export const readFigureRows = (
  table: SheetTable,
  { notation, words, programme }: RowReading,
  kind: 'targets' | 'measurements',
): ReadRows<FigureSheetRow> => {
  const refused = [...table.refused];
  const rows: FigureSheetRow[] = [];
  for (const { row, cells } of table.rows) {
    const { refuse, read, text, choice, needed } = readerOf(table, row, cells, refused);
    const before = refused.length;
    const outcome = needed('outcome', text('outcome', 300));
    const indicator = needed('indicator', text('indicator', 40));
    const from = needed('from', read('from', dayOf));
    const until = needed('until', read('until', dayOf));
    const said = { from: from ?? programme.from, until: until ?? programme.until };
    const outside = outsideProgramme(said, programme);
    if (outside.from?.[0]) refuse('from', outside.from[0]);
    if (outside.until?.[0]) refuse('until', outside.until[0]);
    if (from && until && until < from) refuse('until', { key: 'problem.until-before-from' });
    const number = (key: string) => read(key, (cell) => decimalOf(cell, notation));
    const [value, numerator, denominator] = [number('value'), number('numerator'), number('denominator')];
    const written = { text: text('text', 20_000), comment: text('comment', 20_000) };
    const partner = text('partner', 300);
    const cell = text('cell', 300);
    const country = choice('country', words.countries, 'sheets.country-unknown');
    const goal = choice<'plain' | 'share' | 'milestone'>('goal', words.goals, 'sheets.goal-unknown');
    const provenance =
      kind === 'measurements' ? needed('provenance', text('provenance', 500)) : text('provenance', 500);
    if (refused.length > before || !outcome || !indicator || !from || !until) continue;
    const optional = { partner, country, cell, goal, value, numerator, denominator, ...written, provenance };
    rows.push({ row: row + 1, outcome, indicator, from, until, ...optional });
  }
  return { rows, refused };
};
