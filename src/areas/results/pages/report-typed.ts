import { isCountryCode } from '../../../kernel/country.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Language } from '../../../kernel/language.ts';
import { writeDecimal } from '../../../kernel/notation.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { decimal, localizedText } from '../../../page/readers.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet, SheetFigure } from '../queries/report-sheets.ts';
import type { ReportRow } from '../queries/reporting-windows.ts';
import { cellOf, cellsOf, choiceOf } from '../rules/breakdown-cells.ts';
import { isLeftOut } from '../rules/left-out-axes.ts';
import { indicatorPlace } from '../rules/report-figures.ts';
import { countriesShown } from '../rules/sheet-countries.ts';
import { changedText, typedLocalized } from './own-language-field.tsx';
import { draftIn, numbers } from './sheet-draft.ts';

type FieldPlace = Parameters<typeof indicatorPlace>[0];

/** Fields of a figure begin with this: `f.<indicator>.whole.value`, `f.<indicator>.BJ.sex:female.value`. */
export const fieldsOf = (place: FieldPlace, cell: string): string =>
  `f.${indicatorPlace(place)}.${cell || 'whole'}`;

/** The field that says which row stood in a figure's fields as they were shown. */
export const standsField = (field: string): string => `${field}.stands`;

/** The field that says why a figure that came back is right. */
export const answerField = (field: string): string => `${field}.answer`;

/** The field that says what records were shown to come to beside a figure; no part of what is typed, so that no draft keeps it. */
export const proposedField = (field: string): string => field.replace(/^f\./, 'proposed.');

/** The field of a reason why there is nothing to report. */
export const nothingField = (place: FieldPlace): string => `f.${indicatorPlace(place)}.nothing`;

/** The field that says that an indicator's figures without a country count the partner's own alone. */
export const aloneField = (indicatorId: string): string => `f.${indicatorId}.alone`;

/** The countries beside the partner's own for which fields of an indicator were sent; `filled`: in which something was typed. */
const countriesTyped = (typed: Typed, indicatorId: string, { filled = false } = {}): string[] => {
  const names = Object.keys(typed).filter((name) => !filled || (typed[name]?.[0]?.trim() && !isHidden(name)));
  const found = names.map((name) => (name.startsWith(`f.${indicatorId}.`) ? name.split('.')[2]! : ''));
  return [...new Set(found.filter(isCountryCode))].sort();
};

/** The countries of an indicator in a form: those of the sheet, and those in which something is typed. */
export const countriesToFill = (
  indicator: IndicatorDefinition,
  { sheet, typed = {} }: { sheet: ReportSheet; typed?: Typed | undefined },
): string[] => [
  ...new Set([...countriesShown(indicator, sheet), ...countriesTyped(typed, indicator.id, { filled: true })]),
];
const isHidden = (name: string): boolean => name.endsWith('.stands');

/**
 * The whole and each cell that can be filled in: those that the definition asks, and those in which a figure stands that was measured
 * while their categories were counted together, or before it left one of their axes out, or that came back.
 */
export const cellChoices = (
  indicator: IndicatorDefinition,
  standing: readonly (Pick<SheetFigure, 'indicatorId' | 'breakdown'> & { state?: string })[] = [],
): string[] => {
  const unasked = standing.filter(
    ({ indicatorId, breakdown, state }) =>
      indicatorId === indicator.id &&
      (Object.keys(breakdown).length > 1 || isLeftOut(indicator, breakdown) || state === 'returned'),
  );
  const stood = unasked.flatMap(({ breakdown }) => choiceOf(breakdown) ?? []);
  return [...new Set(['', ...cellsOf(indicator), ...stood])];
};

type Counted = { [Part in (typeof numbers)[number]]?: Decimal };
type Figure = {
  indicatorId: string;
  country?: string;
  breakdown: Record<string, string>;
  /** What was typed there cannot be read. */
  unclear?: (typeof numbers)[number][];
} & Counted &
  Record<string, unknown>;

/** A figure that the fields were opened with. */
type Standing = Pick<SheetFigure, 'indicatorId' | 'breakdown' | 'rowId' | 'state' | 'text' | 'comment'>;

/**
 * What was typed as figures, with the fields each came from; what stood and was emptied; and what cannot be read, by field.
 * Words in languages that no field shows stay those of what stands.
 */
export const typedFigures = (
  texts: Typed,
  language: Language,
  indicators: readonly IndicatorDefinition[],
  standing: readonly Standing[] = [],
) => {
  const errors: FieldErrors = {};
  const figures: Figure[] = [];
  const fields: string[] = [];
  const nothing: { indicatorId: string; country?: string; reason: string }[] = [];
  const alone: string[] = [];
  const withdrawn: { rowId: string; field: string }[] = [];
  const answers: { rowId: string; field: string; answer: string }[] = [];
  const places = indicators.flatMap((indicator) => {
    const { id: indicatorId } = indicator;
    if (texts[aloneField(indicatorId)]?.[0] === 'on') alone.push(indicatorId);
    const elsewhere = countriesTyped(texts, indicatorId).map((country) => ({ indicatorId, country }));
    return [{ indicatorId }, ...elsewhere].map((place) => ({ indicator, place }));
  });
  for (const { indicator, place } of places) {
    const reason = texts[nothingField(place)]?.[0]?.trim();
    if (reason) nothing.push({ ...place, reason });
    for (const cell of cellChoices(indicator, standing)) {
      const field = fieldsOf(place, cell);
      const counted: Counted = {};
      const said: Record<string, unknown> = {};
      const unclear: (typeof numbers)[number][] = [];
      for (const part of numbers) {
        const read = decimal(texts, `${field}.${part}`, language);
        if ('problem' in read) {
          errors[`${field}.${part}`] = [read.problem];
          unclear.push(part);
        } else if (read.value !== undefined) counted[part] = read.value;
      }
      for (const part of ['text', 'comment']) {
        const read = localizedText(texts, `${field}.${part}`, language);
        if ('value' in read && read.value) said[part] = read.value;
      }
      Object.assign(said, fedOf(texts, field));
      const rowId = texts[standsField(field)]?.[0];
      const answer = texts[answerField(field)]?.[0]?.trim();
      if (answer && rowId) answers.push({ rowId, field, answer });
      if (unclear.length > 0) said.unclear = unclear;
      const isEmpty = Object.keys({ ...counted, ...said }).length === 0;
      if (isEmpty && rowId) withdrawn.push({ rowId, field });
      if (isEmpty) continue;
      const was = standing.find((row) => row.rowId === rowId);
      for (const part of was ? (['text', 'comment'] as const) : []) {
        const changed = changedText(was?.[part])(texts, `${field}.${part}`, language);
        said[part] = 'value' in changed ? changed.value : undefined;
      }
      figures.push({ ...place, breakdown: cellOf(cell), ...said, ...counted });
      fields.push(field);
    }
  }
  return { figures, fields, nothing, alone, withdrawn, answers, errors };
};

/** What was said of the records that were shown beside a figure; nothing where neither figure nor tick says anything. */
const fedOf = (texts: Typed, field: string): { fed?: object } => {
  const proposed = texts[proposedField(field)]?.[0];
  const takeOver = texts[`${field}.takeOver`]?.[0] === 'on';
  const isSaid = takeOver || Boolean(texts[`${field}.value`]?.[0]?.trim());
  const reason = texts[`${field}.why`]?.[0]?.trim() || undefined;
  return proposed !== undefined && isSaid ? { fed: { proposed, takeOver, reason } } : {};
};

export type TypedFigures = ReturnType<typeof typedFigures>;

/**
 * What the sheet opens with: the draft in the reader's notation, or the figures that stand. A figure that came, or became another,
 * since the draft was kept is shown where the draft says nothing in its place: nobody takes back what they did not see.
 */
export const openingTyped = (page: Page, report: ReportRow, sheet: ReportSheet): Typed => {
  const standing = standingTyped(page, sheet);
  if (!report.draft) return standing;
  const draft = draftIn(page.words.language, report);
  const shown = sheet.figures.flatMap((figure): [string, readonly string[]][] => {
    const field = `${fieldsOf(figure, choiceOf(figure.breakdown) ?? '?')}.`;
    const own = (typed: Typed) => Object.entries(typed).filter(([name]) => name.startsWith(field));
    const stands = standsField(field.slice(0, -1));
    const isKnown = draft[stands]?.[0] === figure.rowId;
    const isTyped = own(draft).some(([name]) => name !== stands);
    return isKnown || isTyped ? [[stands, [figure.rowId]]] : own(standing);
  });
  return { ...draft, ...Object.fromEntries(shown) };
};

/** What was typed, with the figures that became another since they were emptied: nobody takes back what they did not see. */
export const typedBesideChanged = (page: Page, typed: Typed, sheet: ReportSheet): Typed => {
  const standing = standingTyped(page, sheet);
  const changed = sheet.figures.flatMap((figure) => {
    const field = `${fieldsOf(figure, choiceOf(figure.breakdown) ?? '?')}.`;
    const stands = standsField(field.slice(0, -1));
    const seen = typed[stands]?.[0];
    const isTyped = Object.entries(typed).some(
      ([name, values]) => name.startsWith(field) && name !== stands && values[0]?.trim(),
    );
    if (seen === undefined || seen === figure.rowId || isTyped) return [];
    return Object.entries(standing).filter(([name]) => name.startsWith(field));
  });
  return { ...typed, ...Object.fromEntries(changed) };
};

const standingTyped = (page: Page, sheet: ReportSheet): Record<string, string[]> => {
  const { language } = page.words;
  const provenance = sheet.figures[0]?.provenance ?? sheet.before[0]?.provenance;
  const standing: Record<string, string[]> = provenance ? { provenance: [provenance] } : {};
  for (const figure of sheet.figures) {
    const cell = choiceOf(figure.breakdown);
    if (cell === undefined) continue;
    const field = fieldsOf(figure, cell);
    standing[standsField(field)] = [figure.rowId];
    for (const part of numbers) {
      const value = part === 'value' && figure.numerator !== null ? null : figure[part];
      if (value !== null) standing[`${field}.${part}`] = [writeDecimal(value, language)];
    }
    for (const part of ['text', 'comment'] as const)
      for (const [name, value] of Object.entries(typedLocalized(`${field}.${part}`, figure[part])))
        standing[name] = [value];
  }
  for (const row of sheet.nothing) standing[nothingField(row)] = [row.reason];
  return standing;
};

/** The languages in which a text was typed; one's own where none was. */
export const languagesTyped = (typed: Typed | undefined, name: string, own: string): string[] => {
  const found = Object.entries(typed ?? {}).flatMap(([field, values]) =>
    field.startsWith(`${name}.`) && values[0]?.trim() ? [field.slice(name.length + 1)] : [],
  );
  return found.length > 0 ? found : [own];
};
