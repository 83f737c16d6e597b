import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { cellOf } from '../rules/breakdown-cells.ts';
import { isWritten } from '../rules/measured.ts';
import { periodText } from './target-cells.tsx';
import type { TargetGrid } from './target-grid.ts';

/**
 * Targets that were typed for a cell or a period that the grid has no longer: no field shows them any more, so that each is told
 * once, beside the first field, before what is left is saved.
 */
export const typedInGonePlaces = (
  page: Page,
  { indicator, grid }: { indicator: IndicatorDefinition; grid: TargetGrid },
): FieldErrors => {
  const { form } = page;
  const places = grid.rows.flat();
  const known = new Set(places.map(({ field }) => field));
  const told = Object.entries(form.texts).flatMap(([name, [value = '']]) => {
    const [, field = ''] = /^(targets\..+)\.(?:value|text)$/.exec(name) ?? [];
    if (field === '' || known.has(field) || value.trim() === '') return [];
    const place = placeText(page, field, indicator);
    return { key: 'results.typed-target-is-gone', args: { typed: value.trim(), place } };
  });
  const first = `${places[0]!.field}.${isWritten(indicator) ? 'text' : 'value'}`;
  return told.length > 0 ? { [first]: told } : {};
};

const placeText = (page: Page, field: string, { axes }: IndicatorDefinition): string => {
  const [, cell = '', from, until, milestone, share] = fieldPattern.exec(field) ?? [];
  if (!from || !until) return field;
  const [isMilestone, isShare] = [milestone !== undefined, share !== undefined];
  const column = { from: from as CalendarDay, until: until as CalendarDay, isMilestone, isShare };
  const name = ownCellText(page.words, cellOf(cell), axes) || page.words.t('results.whole');
  return `${name}, ${periodText(page, column)}`;
};

const day = '(\\d{4}-\\d{2}-\\d{2})';
const fieldPattern = new RegExp(`^targets\\.(.+)\\.${day}/${day}(/milestone)?(/share)?$`);
