import type { Tx } from '../../../db/transaction.ts';
import { type FormColumn, type FormWorkbook, writeFormWorkbook } from '../../../files/form-workbook.ts';
import { yearsBetween } from '../../../kernel/calendar-day.ts';
import { minorDigits, toDecimal } from '../../../kernel/money.ts';
import type { Words } from '../../../text/words.ts';
import { budgetInForce } from '../../finance/queries/budget-amounts.ts';
import { expenses } from '../../finance/queries/expenses.ts';
import { placeKey } from '../../finance/rules/budget-place.ts';
import { offeredCurrencies } from '../../finance/rules/offered-currencies.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { yearWithin } from '../rules/match-budget.ts';
import {
  isOfExpenses,
  isOfFigures,
  type SheetColumn,
  type SheetKind,
  sheetColumns,
} from '../rules/sheet-kinds.ts';
import {
  cellNames,
  type FurtherChoices,
  furtherChoices,
  jointRows,
  openingRows,
  type SheetValues,
} from './export-cells.ts';
import { figureRows } from './figure-cells.ts';
import { ownReferences } from './sheet-imports.ts';
import { type SheetPlaces, sheetPlaces } from './sheet-places.ts';
import { fixedChoices, worded } from './sheet-words.ts';

export type Exported = { kind: SheetKind; programme: ProgrammeRow; partnershipId?: string | undefined };

const emptyRows = 200;

/**
 * A programme's budget, expenses or cash book as a workbook to fill in, in the words of a language: what the actor
 * sees, with its keys locked, empty rows, dropdowns, and a sheet that says what may be typed.
 */
export const sheetExport = async (
  tx: Tx,
  instituteId: string,
  exported: Exported,
  words: Words,
): Promise<FormWorkbook> => {
  const { kind, programme } = exported;
  const places = await sheetPlaces(tx, instituteId, programme.id);
  const years = yearsBetween(programme);
  const columns = [
    ...sheetColumns[kind].map((column) => formColumn(column, words)),
    ...(kind === 'budget' ? years.map((year) => amountColumn(String(year), programme.currency)) : []),
  ];
  const { rows, leftOut, meanings } =
    kind === 'budget'
      ? { ...(await budgetRows(tx, instituteId, programme, words)), meanings: [] }
      : isOfFigures(kind)
        ? await figureRows(tx, instituteId, programme, kind, words)
        : { rows: await rowsOf(tx, instituteId, exported, words), leftOut: [], meanings: [] };
  const further = await furtherChoices(tx, instituteId, kind, programme.id, words.language);
  const keys = [...sheetColumns[kind].map(({ key }) => key), ...(kind === 'budget' ? years.map(String) : [])];
  return {
    names: {
      form: words.say(`sheets.kind-${kind}`),
      lists: words.t('sheets.lists'),
      readMe: words.t('sheets.read-me'),
    },
    columns,
    rows: rows.map((values) => keys.map((key) => values[key] ?? null)),
    emptyRows,
    lists: listsOf(kind, { ...places, ...further }, words),
    readMe: [...readMe(exported, words), ...leftOut, ...meanings],
  };
};

/** The same as the bytes of a file. */
export const exportBytes = (form: FormWorkbook): Promise<Uint8Array> => writeFormWorkbook(form);

const formColumn = ({ label, type, isKey, choices, isOpen, key }: SheetColumn, words: Words): FormColumn => ({
  label: words.say(label),
  kind: type === 'day' ? 'day' : isNumber(key) ? 'number' : 'text',
  locked: isKey === true,
  ...(choices ? { list: { name: words.say(label), strict: !isOpen } } : {}),
});

/** What is written out as a number that a spreadsheet counts with. */
const isNumber = (key: string): boolean => ['amount', 'value', 'numerator', 'denominator'].includes(key);

const amountColumn = (label: string, currency: string): FormColumn => ({
  label,
  kind: 'number',
  locked: false,
  digits: minorDigits(currency),
});

type Listed = SheetPlaces & FurtherChoices;

const listsOf = (kind: SheetKind, { outcomes, partners, activities, ...further }: Listed, words: Words) => {
  const values: Record<NonNullable<SheetColumn['choices']>, readonly string[]> = {
    outcomes: outcomes.map(({ code }) => code),
    partners: partners.map(({ name }) => name),
    activities: activities.map(({ reference }) => reference),
    ...further,
    currencies: offeredCurrencies,
    headings: fixedChoices.headings.codes.map((code) => words.say(`finance.heading-${code}`)),
    lines: fixedChoices.lines.codes.map((code) => words.say(`finance.line-${code}`)),
    blocks: fixedChoices.blocks.codes.map((code) => words.say(`finance.block-${code}`)),
    items: fixedChoices.items.codes.map((code) => words.say(`finance.item-${code}`)),
    goals: fixedChoices.goals.codes.map((code) => words.say(`sheets.goal-${code}`)),
  };
  return Object.fromEntries(
    sheetColumns[kind].flatMap(({ label, choices }) =>
      choices && (choices !== 'answers' || values.answers.length > 0)
        ? [[words.say(label), values[choices]]]
        : [],
    ),
  );
};

const rowsOf = (tx: Tx, instituteId: string, exported: Exported, words: Words): Promise<SheetValues[]> =>
  exported.kind === 'opening-balances'
    ? openingRows(tx, instituteId, exported.programme, words)
    : exported.kind === 'joint-block'
      ? jointRows(tx, instituteId, exported.programme, words)
      : expenseRows(tx, instituteId, exported, words);

const expenseRows = async (
  tx: Tx,
  instituteId: string,
  { programme, partnershipId }: Exported,
  words: Words,
): Promise<SheetValues[]> => {
  const found = await expenses(tx, instituteId, { programmeId: programme.id, partnershipId }, null);
  const own = await ownReferences(tx, instituteId, programme.id);
  // What was reversed and what reverses it are nothing together, and neither is changed any more.
  const open = found.filter(({ reversesId, reversals }) => !reversesId && reversals.length === 0);
  return open.toReversed().map((row) => {
    const isForeign = row.currency !== row.convertedCurrency;
    return {
      reference: own.get(row.id) ?? row.reference,
      paidOn: row.paidOn,
      description: row.description,
      amount: toDecimal(row),
      currency: row.currency,
      rate: isForeign ? words.number(row.rate) : null,
      rateSource: isForeign ? row.rateSource : null,
      rateOn: isForeign ? row.rateOn : null,
      outcome: row.outcomeCode,
      activity: row.activityReference,
      heading: worded(words, 'headings', row.heading),
      item: worded(words, 'items', row.item),
      chargedYear: String(row.chargedYear),
      partner: row.partner,
      line: worded(words, 'lines', row.line),
    };
  });
};

/** One row a line of the budget, one column a year; amounts of other periods or currencies are counted and left out. */
const budgetRows = async (tx: Tx, instituteId: string, programme: ProgrammeRow, words: Words) => {
  const { amounts } = await budgetInForce(tx, instituteId, programme.id);
  const { fromOn: from, untilOn: until, currency } = programme;
  const yearBy = new Map(
    yearsBetween(programme).map((year) => [JSON.stringify(yearWithin(year, { from, until })), year]),
  );
  const lines = new Map<string, Record<string, string | null>>();
  let leftOut = 0;
  for (const amount of amounts) {
    const year = yearBy.get(JSON.stringify({ from: amount.from, until: amount.until }));
    if (year === undefined || amount.currency !== currency || amount.iatiType) {
      leftOut += 1;
      continue;
    }
    const key = placeKey({ ...amount, from, until });
    const line: Record<string, string | null> = lines.get(key) ?? cellNames(amount, words);
    line[String(year)] = toDecimal({ minor: amount.minor, currency });
    lines.set(key, line);
  }
  const told = leftOut > 0 ? [words.t('sheets.read-me-left-out', { count: leftOut })] : [];
  return { rows: [...lines.values()], leftOut: told };
};

const readMe = ({ kind, programme }: Exported, words: Words): string[] => [
  `${words.say(`sheets.kind-${kind}`)} · ${programme.reference}`,
  words.t('sheets.read-me-rows'),
  words.say(`sheets.read-me-key-${isOfExpenses(kind) ? 'expenses' : kind}`),
  words.t('sheets.read-me-choices'),
  words.t(isOfFigures(kind) ? 'sheets.read-me-values' : 'sheets.read-me-numbers'),
  words.t('sheets.read-me-refused'),
  words.t('sheets.read-me-undo'),
  words.t('finance.no-names'),
];
