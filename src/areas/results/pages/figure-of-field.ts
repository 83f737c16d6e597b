import { isCountryCode } from '../../../kernel/country.ts';
import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { Cell } from '../rules/cell-change.ts';

type Named = { country?: string | null | undefined; breakdown: Cell };

/** A figure of a sheet in a word or two: "OS1.2", "OS1.2 sex: women", "OS1.2 Benin". */
export const figureName = (
  { words }: Page,
  { code, axes }: IndicatorDefinition,
  { country, breakdown }: Named,
): string =>
  [code, country && words.country(country), ownCellText(words, breakdown, axes)].filter(Boolean).join(' ');

/** What a field of `fieldsOf` is of, but for the cell, which its label says; undefined for any other. */
export const figureOfField =
  (page: Page, indicators: readonly IndicatorDefinition[]) =>
  (name: string): string | undefined => {
    const [first, id, ...rest] = name.split('.');
    const indicator = first === 'f' ? indicators.find((each) => each.id === id) : undefined;
    if (!indicator) return undefined;
    const country = isCountryCode(rest[0]) ? rest[0] : undefined;
    return figureName(page, indicator, { country, breakdown: {} });
  };
