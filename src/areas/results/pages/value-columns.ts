import type { Decimal } from '../../../kernel/decimal.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { isNamed } from '../rules/measured.ts';
import { figureText, type Measured } from './figure-text.ts';

/** A value of a row of a file with what says how it reads; `said`: the sentences that stand where there is no number, in languages or as the page words them. */
export type FileValue = {
  value: Decimal | null | undefined;
  of: Measured;
  said?: unknown;
};

type Values<Row> = {
  label: string;
  rows: readonly Row[];
  of: (row: Row) => FileValue | null | undefined;
};

/**
 * The column of a value in a file: the exact number, a category by its word, sentences as text. Where a row has a category, its number, which
 * is the same in all languages, stands in a column of its own beside it.
 */
export const valueColumns = <Row>({ words }: Page, { label, rows, of }: Values<Row>): ListColumn<Row>[] => {
  const textOf = (said: unknown) => (typeof said === 'string' ? said : words.text(said));
  const categoryIn = (row: Row) => {
    const found = of(row);
    return found && isNamed(found.of) ? found.value : null;
  };
  const column: ListColumn<Row> = {
    label,
    kind: 'number',
    value: (row) => {
      const found = of(row);
      if (!found) return null;
      if (found.value == null) return textOf(found.said) || null;
      return isNamed(found.of) ? figureText(words, found.value, found.of) : found.value;
    },
  };
  const hasCategories = rows.some((row) => categoryIn(row) != null);
  const number: ListColumn<Row> = {
    label: words.t('results.category-number', { of: label }),
    kind: 'number',
    value: categoryIn,
  };
  return hasCategories ? [column, number] : [column];
};
