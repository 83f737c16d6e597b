import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type Fields, readForm } from '../../../page/form.ts';
import type { Page, SentForm } from '../../../page/page.ts';
import { amount, day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { typedRows } from '../../programmes/pages/typed-rows.ts';
import { bookReaders } from './book-fields.tsx';
import { chosenProgramme, outcomeIdReader } from './placed-outcome.ts';

export const mostLines = 100;
const linesAtOnce = 10;

/** How many lines the form shows: ten, ten more each time they are asked for, and never fewer than were typed. */
export const linesOffered = ({ texts }: SentForm, typed: number): number => {
  const before = Number(texts.offered?.[0] ?? linesAtOnce);
  const asked = texts.do?.[0] === 'more' ? before + linesAtOnce : before;
  const wanted = Number.isSafeInteger(asked) ? Math.max(asked, linesAtOnce, typed) : linesAtOnce;
  return Math.min(wanted, mostLines);
};

type TypedLine = {
  paidOn?: string | undefined;
  amountMinor?: number | undefined;
  voucherNumber?: string | undefined;
};
/** As the command of a cash book takes it; what is missing is told by its schema. */
export type TypedBook = {
  partnershipId?: string | undefined;
  currency?: string | undefined;
  rows: readonly TypedLine[];
};

type Read = { state: FormState; offered: number } & (
  | { ok: true; book: TypedBook }
  | { ok: false; errors: FieldErrors }
);

/** What was typed, each cell read in the person's own notation; the lines are numbered without gaps. */
export const readLines = (page: Page): Read => {
  const { form, rows } = typedRows(page.form, 'lines');
  const numbered = rows.slice(0, mostLines);
  const read = readForm(form, readersOf(numbered.length), page.words.language);
  const state = { ...freshForm(), commandId: read.commandId || newId(), typed: read.typed };
  const common = { state, offered: linesOffered(page.form, numbered.length) };
  if (!read.ok) return { ...common, ok: false, errors: read.errors };
  return { ...common, ok: true, book: bookOf(page, read.input, numbered.length) };
};

const lineReaders: Fields = {
  paidOn: day,
  description: text,
  amount: amount('currency'),
  heading: text,
  item: text,
  voucherNumber: text,
};

const readersOf = (count: number): Fields => ({
  ...bookReaders,
  outcomeId: outcomeIdReader,
  line: text,
  chargedYear: wholeNumber,
  heading: text,
  voucher: text,
  ...Object.fromEntries(
    Array.from({ length: count }, (_, at) =>
      Object.entries(lineReaders).map(([name, reader]) => [`lines.${at}.${name}`, reader] as const),
    ).flat(),
  ),
});

const bookOf = (page: Page, input: Record<string, unknown>, count: number): TypedBook => {
  const { outcomeId, line, chargedYear, heading, voucher, partnershipId, ...common } = input;
  const programmeId = chosenProgramme(page.form.texts.outcomeId?.[0]);
  const voucherState = voucher === 'kept' ? 'kept_at_partner' : 'to_follow';
  const shared = { outcomeId, programmeId, line, chargedYear, voucherState };
  const rows = Array.from({ length: count }, (_, at) => {
    const cell = (name: string) => input[`lines.${at}.${name}`];
    return {
      ...shared,
      paidOn: cell('paidOn'),
      description: cell('description'),
      amountMinor: (cell('amount') as { minor: number } | undefined)?.minor,
      heading: cell('heading') ?? heading,
      item: cell('item'),
      voucherNumber: cell('voucherNumber'),
    } as TypedLine;
  });
  const book = Object.fromEntries(Object.entries(common).filter(([name]) => name in bookReaders));
  return {
    ...book,
    partnershipId: page.actor.partnerships[0] ?? (partnershipId as string | undefined),
    rows,
  };
};

const ofTheForm = [
  'outcomeId',
  'programmeId',
  'line',
  'chargedYear',
  'rate',
  'rateSource',
  'rateOn',
  'partnershipId',
];

/** `rows.3.amountMinor` is the amount of the fourth line; what all lines share stands once, at its own field. */
export const withCellErrors = (fields: FieldErrors): FieldErrors => {
  const errors: FieldErrors = {};
  for (const [path, problems] of Object.entries(fields)) {
    const [, at, field = ''] = /^rows\.(\d+)\.(\w+)/.exec(path) ?? [];
    if (at === undefined) errors[path] = problems;
    else if (ofTheForm.includes(field)) errors[field === 'programmeId' ? 'outcomeId' : field] ??= problems;
    else errors[`lines.${at}.${field === 'amountMinor' ? 'amount' : field}`] = problems;
  }
  return errors;
};
