import { type WorkbookCell, type WorkbookColumn, writeWorkbook } from '../files/workbook.ts';
import { calendarDay, todayIn } from '../kernel/calendar-day.ts';
import type { Link } from '../ui/link.ts';
import { sameListWith } from './frame.tsx';
import { narrowedName } from './narrowed-name.ts';
import type { Answer, Page } from './page.ts';
import { readsToday } from './reads-today.ts';

/** A column of a list as it is taken along; a number may be an exact decimal, a day is `YYYY-MM-DD`. */
export type ListColumn<Row> = {
  label: string;
  kind?: WorkbookColumn['kind'];
  value: (row: Row) => string | number | null | undefined;
};

/** Most rows in one file; a list page asks its query for as many. */
export const mostListRows = 100_000;

/** Whether the whole list is asked for (`?format=csv` or `xlsx`) rather than a page of it. */
export const isListFile = (page: Page): boolean => /^(csv|xlsx)$/.test(page.query.get('format') ?? '');

// By the address itself: a page and its file ask the same one.
const tablesOf = new WeakMap<URLSearchParams, readonly string[]>();

/**
 * Which of a page's tables is asked for as a file; the first where the address names none. Where it names none of these,
 * `fileOrRefusal` answers with no file.
 */
export const tableAsked = <Table extends string>(page: Page, tables: readonly [Table, ...Table[]]): Table => {
  tablesOf.set(page.query, tables);
  return tables.find((table) => table === page.query.get('table')) ?? tables[0];
};

/** Whether the page makes a file of the table that its address names. */
export const hasTable = ({ query }: Page): boolean => {
  const asked = query.get('table');
  return !asked || tablesOf.get(query)?.includes(asked) === true;
};

/** Links for `ExportLinks`: the same list, filters and order included; of a page with several tables, one of them. */
export const listFileLinks = (page: Page, table?: string): readonly Link[] =>
  (['csv', 'xlsx'] as const).map((format) => ({
    label: page.words.t(`page.export-${format}`),
    href: sameListWith(page, { format, table, after: undefined }),
  }));

/**
 * The rows as the file that `?format=` names. `name` is the sheet's; the file's says besides what the list is
 * narrowed to. `told`: what the page says below the table of how its figures are to be read, a line each, below the rows here too.
 */
export const listFile = async <Row>(
  page: Page,
  name: string,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
  told: readonly string[] = [],
): Promise<Answer> => {
  // Asked for as of a day that the page does not read: the file says of which day it is.
  const fileName = narrowedName(page, readsToday(page) === 'page' ? `${name} ${todayIn()}` : name);
  const heads = columns.map(({ label, kind = 'text' }) => ({ label, kind }));
  const cells = [
    ...rows.map((row) => columns.map(({ value }) => value(row) ?? null)),
    ...told.flatMap((sentence) => toldBelow(heads, sentence)),
  ];
  if (page.query.get('format') === 'xlsx')
    return {
      kind: 'file',
      name: `${fileName}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await writeWorkbook(name, heads, cells),
    };
  const body = Buffer.from(writeCsv(heads, cells, page.words.language === 'en' ? english : continental));
  return { kind: 'file', name: `${fileName}.csv`, type: 'text/csv; charset=utf-8', body };
};

/** An empty line, and the sentence in the first column of texts. */
const toldBelow = (heads: readonly WorkbookColumn[], sentence: string): WorkbookCell[][] => {
  const at = Math.max(
    heads.findIndex(({ kind }) => kind === 'text'),
    0,
  );
  return [heads.map(() => null), heads.map((_, column) => (column === at ? sentence : null))];
};

type Dialect = { separator: string; decimal: string };

/** What a spreadsheet set to the language expects when such a file is opened by a double click. */
const english: Dialect = { separator: ',', decimal: '.' };
const continental: Dialect = { separator: ';', decimal: ',' };

// The mark at the head tells spreadsheets that this is UTF-8.
const writeCsv = (
  heads: WorkbookColumn[],
  rows: WorkbookCell[][],
  { separator, decimal }: Dialect,
): string => {
  const lines = [heads.map(({ label }) => guarded(label)), ...rows.map((row) => row.map(cellText))];
  return `\ufeff${lines.map((line) => `${line.map(quoted).join(separator)}\r\n`).join('')}`;

  function cellText(value: WorkbookCell, at: number): string {
    if (value === null) return '';
    const text = String(value);
    const kind = heads[at]?.kind;
    if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return text.replace('.', decimal);
    return kind === 'day' && calendarDay(text) ? text : guarded(text);
  }

  function quoted(text: string): string {
    return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
};

/** A text that a spreadsheet would take for a formula is made a text for it. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
