import { type Localized, localized, textIn, withTranslation } from '../../../kernel/localized.ts';
import type { Reader, Typed } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import type { Axis } from '../rules/indicator-input.ts';
import { filledRows, RowsField } from './rows-field.tsx';

const columns = ['axis', 'category'] as const;

/**
 * Own breakdowns, a row a category. A row that stood keeps its key whatever its words become, so that a corrected word is
 * no other category; a label in the other languages stays (`known`).
 */
export const axesReader =
  (known: readonly Axis[] = []): Reader<Axis[] | undefined> =>
  (typed, name, language) => {
    const axes = new Map<string, Axis>();
    for (const at of filledRows(typed, name, columns)) {
      const said = (part: string) => typed[`${name}.${at}.${part}`]?.[0]?.trim() ?? '';
      if (!said('axis') || !said('category')) return { problem: { key: 'results.axis-and-category' } };
      const own = { known, language, axes: [...axes.values()] };
      const axis = axisOf(said('axisKey'), said('axis'), own);
      const categories = known.find(({ key }) => key === axis.key)?.categories ?? [];
      const key = said('categoryKey') || keyOf(said('category'), at);
      const before = categories.find((each) => each.key === key)?.label;
      axis.categories.push({ key, label: relabelled(before, language, said('category')) });
      axes.set(axis.key, axis);
    }
    return { value: [...axes.values()] };
  };

type Own = { known: readonly Axis[]; language: string; axes: readonly Axis[] };

const axisOf = (key: string, label: string, { known, language, axes }: Own): Axis => {
  const isNamed = (each: { label: unknown }) =>
    textIn(each.label as Localized, language).text.toLowerCase() === label.toLowerCase();
  const found = key ? axes.find((each) => each.key === key) : axes.find(isNamed);
  if (found) return found;
  const before = known.find((each) => (key ? each.key === key : isNamed(each)));
  return {
    key: before?.key ?? (key || keyOf(label, axes.length)),
    label: relabelled(before?.label, language, label),
    categories: [],
  };
};

const relabelled = (before: unknown, language: string, text: string): Localized => {
  if (!before) return localized(language, text);
  const label = before as Localized;
  return textIn(label, language).text === text ? label : withTranslation(label, language, text);
};

/** A key out of a label: `Mines et carrières` is `mines_et_carrieres`; of letters that are none of ours, its place. */
const keyOf = (label: string, at: number): string =>
  label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60) || `c${at + 1}`;

/** Axes as the form opens with them. */
export const typedAxes = (axes: readonly Axis[], language: string): Record<string, string> => {
  const rows = axes.flatMap((axis) => axis.categories.map((category) => ({ axis, category })));
  const label = (value: unknown) => textIn(value as Localized, language).text;
  return Object.fromEntries(
    rows.flatMap(({ axis, category }, at) => [
      [`axes.${at}.axis`, label(axis.label)],
      [`axes.${at}.axisKey`, axis.key],
      [`axes.${at}.category`, label(category.label)],
      [`axes.${at}.categoryKey`, category.key],
    ]),
  );
};

export function AxesField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <RowsField
      page={page}
      state={state}
      name="axes"
      caption={words.t('results.axes')}
      hint={words.t('results.axes-hint')}
      columns={[
        { name: 'axis', label: words.t('results.axis') },
        { name: 'category', label: words.t('results.category') },
      ]}
      hidden={(at) => <Keys typed={state.typed} at={at} />}
    />
  );
}

function Keys({ typed, at }: { typed: Typed | undefined; at: number }) {
  return (
    <>
      {['axisKey', 'categoryKey'].map((part) => {
        const name = `axes.${at}.${part}`;
        const value = typed?.[name]?.[0];
        return value ? <HiddenField name={name} value={value} /> : null;
      })}
    </>
  );
}
