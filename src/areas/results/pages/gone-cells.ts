import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet } from '../queries/report-sheets.ts';
import { cellOf } from '../rules/breakdown-cells.ts';
import { firstPartOf } from './at-figure-fields.ts';
import { cellChoices, fieldsOf } from './report-typed.ts';

type Asked = { indicators: readonly IndicatorDefinition[]; sheet: Pick<ReportSheet, 'figures'> };

/**
 * Numbers and words that were typed in a sheet, or in a draft of it, for a cell that its indicator knows no longer or counts together no longer: no
 * field shows them any more, so that each is told once, beside the whole, before what is left is taken.
 */
export const typedInGoneCells = (page: Page, typed: Typed, { indicators, sheet }: Asked): FieldErrors => {
  const errors: FieldErrors = {};
  for (const indicator of indicators) {
    const known = new Set(['whole', ...cellChoices(indicator, sheet.figures)]);
    for (const [name, [value = '']] of Object.entries(typed)) {
      const [, id, country, cell = ''] = fieldPattern.exec(name) ?? [];
      if (id !== indicator.id || known.has(cell) || value.trim() === '') continue;
      const first = firstPartOf(indicator, page.words.language);
      const field = `${fieldsOf({ indicatorId: id, country }, '')}.${first}`;
      const named = ownCellText(page.words, cellOf(cell), indicator.axes) || cell;
      const told = { key: 'results.typed-cell-is-gone', args: { cell: named, typed: value.trim() } };
      errors[field] = [...(errors[field] ?? []), told];
    }
  }
  return errors;
};

const fieldPattern =
  /^f\.([^.]+)\.(?:([A-Z]{2})\.)?(.+)\.(?:value|numerator|denominator|(?:text|comment)\.\w+)$/;
