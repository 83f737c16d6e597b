import { isLanguage, type Language } from '../../../kernel/language.ts';
import { readDecimal, writeDecimal } from '../../../kernel/notation.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { decimal, localizedText } from '../../../page/readers.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet } from '../queries/report-sheets.ts';
import type { ReportRow } from '../queries/reporting-windows.ts';
import { cellOf, cellsOf, choiceOf } from '../rules/breakdown-cells.ts';
import { typedLocalized } from './own-language-field.tsx';

/** Fields of a figure begin with this: `f.<indicator>.whole.value`, `f.<indicator>.sex:female.value`. */
export const fieldsOf = (indicatorId: string, cell: string): string => `f.${indicatorId}.${cell || 'whole'}`;

/** The field of a reason why there is nothing to report. */
export const nothingField = (indicatorId: string): string => `f.${indicatorId}.nothing`;

/** The whole and each cell that can be filled in. */
export const cellChoices = (indicator: IndicatorDefinition): string[] => ['', ...cellsOf(indicator)];

type Figure = { indicatorId: string; breakdown: Record<string, string> } & Record<string, unknown>;

/** What was typed as figures, with the fields each came from; and what cannot be read, by field. */
export const typedFigures = (page: Page, indicators: readonly IndicatorDefinition[]) => {
  const { texts } = page.form;
  const { language } = page.words;
  const errors: FieldErrors = {};
  const figures: Figure[] = [];
  const fields: string[] = [];
  const nothing: { indicatorId: string; reason: string }[] = [];
  for (const indicator of indicators) {
    const reason = texts[nothingField(indicator.id)]?.[0]?.trim();
    if (reason) nothing.push({ indicatorId: indicator.id, reason });
    for (const cell of cellChoices(indicator)) {
      const field = fieldsOf(indicator.id, cell);
      const said: Record<string, unknown> = {};
      for (const part of numbers) {
        const read = decimal(texts, `${field}.${part}`, language);
        if ('problem' in read) errors[`${field}.${part}`] = [read.problem];
        else if (read.value !== undefined) said[part] = read.value;
      }
      for (const part of ['text', 'comment']) {
        const read = localizedText(texts, `${field}.${part}`, language);
        if ('value' in read && read.value) said[part] = read.value;
      }
      if (Object.keys(said).length === 0) continue;
      figures.push({ indicatorId: indicator.id, breakdown: cellOf(cell), ...said });
      fields.push(field);
    }
  }
  return { figures, fields, nothing, errors };
};

const numbers = ['value', 'numerator', 'denominator'] as const;

/** `figures.3.value` stands at the field of the fourth figure, `missing.<id>` at the whole of that indicator. */
export const atFigureFields = (
  errors: FieldErrors,
  fields: readonly string[],
  indicators: readonly IndicatorDefinition[],
  language: string,
): FieldErrors => {
  const placed: FieldErrors = {};
  for (const [path, problems] of Object.entries(errors)) {
    const [, at, part = ''] = /^figures\.(\d+)\.(\w+)/.exec(path) ?? [];
    const [, missing] = /^missing\.(.+)$/.exec(path) ?? [];
    const indicator = indicators.find(({ id }) => id === missing);
    if (at !== undefined && fields[Number(at)])
      placed[
        `${fields[Number(at)]}.${part === 'text' || part === 'comment' ? `${part}.${language}` : part}`
      ] = problems;
    else if (indicator) placed[firstFieldOf(indicator, language)] = problems;
    else placed[path] = problems;
  }
  return placed;
};

/** Where the whole of an indicator is asked first. */
const firstFieldOf = (indicator: IndicatorDefinition, language: string): string => {
  const field = fieldsOf(indicator.id, '');
  if (indicator.measure === 'qualitative') return `${field}.text.${language}`;
  return `${field}.${indicator.overPartners === 'ratio' ? 'numerator' : 'value'}`;
};

/** What the sheet opens with: the draft in the reader's notation, or the figures that stand. */
export const openingTyped = (page: Page, report: ReportRow, sheet: ReportSheet): Typed => {
  const { language } = page.words;
  const provenance = sheet.figures[0]?.provenance ?? sheet.before[0]?.provenance;
  const standing: Record<string, string[]> = provenance ? { provenance: [provenance] } : {};
  for (const figure of sheet.figures) {
    const cell = choiceOf(figure.breakdown);
    if (cell === undefined) continue;
    const field = fieldsOf(figure.indicatorId, cell);
    for (const part of numbers) {
      const value = part === 'value' && figure.numerator !== null ? null : figure[part];
      if (value !== null) standing[`${field}.${part}`] = [writeDecimal(value, language)];
    }
    for (const part of ['text', 'comment'] as const)
      for (const [name, value] of Object.entries(typedLocalized(`${field}.${part}`, figure[part])))
        standing[name] = [value];
  }
  for (const { indicatorId, reason } of sheet.nothing) standing[nothingField(indicatorId)] = [reason];
  return report.draft ? draftIn(language, report) : standing;
};

/** A draft of someone who writes numbers another way, in this reader's; what was no number stays as it was typed. */
const draftIn = (language: Language, { draft, draftLanguage }: ReportRow): Typed => {
  const typed = draft ?? {};
  if (draftLanguage === language || !isLanguage(draftLanguage ?? '')) return typed;
  return Object.fromEntries(
    Object.entries(typed).map(([name, values]) => {
      if (!numbers.some((part) => name.endsWith(`.${part}`))) return [name, values];
      return [
        name,
        values.map((value) => {
          const read = readDecimal(value, draftLanguage as Language);
          return read === undefined ? value : writeDecimal(read, language);
        }),
      ];
    }),
  );
};

/** The languages in which a text was typed; one's own where none was. */
export const languagesTyped = (typed: Typed | undefined, name: string, own: string): string[] => {
  const found = Object.entries(typed ?? {}).flatMap(([field, values]) =>
    field.startsWith(`${name}.`) && values[0]?.trim() ? [field.slice(name.length + 1)] : [],
  );
  return found.length > 0 ? found : [own];
};
