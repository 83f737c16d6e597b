import { type Localized, localized, textIn, withTranslation } from '../../../kernel/localized.ts';
import type { Reader, Typed } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { filledRows, RowsField } from '../../../page/rows-field.tsx';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { axisText, categoryText } from '../queries/cell-words.ts';
import { standardAxesWorded } from '../queries/standard-axis-words.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { isReadyCategory, sectorAxis, withSectors } from '../rules/ready-axes.ts';
import { isStandardCategory, saysTheStandard } from '../rules/standard-axes.ts';

const columns = ['axis', 'category'] as const;

/**
 * Own breakdowns, a row a category. A row that stood keeps its key whatever its words become, so that a corrected word is
 * no other category; a label in the other languages stays (`known`). A standard axis is known by its name: its rows are the
 * categories that take the place of the standard ones, and a standard one that is worded otherwise is another. The ready sectors
 * are taken over by a box, as rows from then on.
 */
export const axesReader =
  (known: readonly Axis[] = []): Reader<Axis[] | undefined> =>
  (typed, name, language) => {
    const axes = new Map<string, Axis>();
    const all = [
      ...known,
      ...standardAxesWorded().filter(({ key }) => !known.some((each) => each.key === key)),
    ];
    for (const at of filledRows(typed, name, columns)) {
      const said = (part: string) => typed[`${name}.${at}.${part}`]?.[0]?.trim() ?? '';
      if (!said('axis') || !said('category')) return { problem: { key: 'results.axis-and-category' } };
      const own = { known: all, language, axes: [...axes.values()] };
      const axis = axisOf(said('axisKey'), said('axis'), own);
      const row = { at, key: said('categoryKey'), label: said('category'), language };
      const standing = standingIn(axis.key, known);
      axis.categories.push(standardNamed(axis.key, row) ?? ownNamed(axis.key, row, standing));
      axes.set(axis.key, axis);
    }
    const own = [...axes.values()].filter((axis) => !saysTheStandard(axis));
    return { value: asksForSectors(typed, name) ? withSectors(own) : own };
  };

const asksForSectors = (typed: Typed | undefined, name: string): boolean =>
  typed?.[`${name}.sectors`]?.[0] === 'on';

/** The categories whose words in other languages stay: those that stood, and the ready sectors. */
const standingIn = (axis: string, known: readonly Axis[]): readonly AxisCategory[] => [
  ...(known.find(({ key }) => key === axis)?.categories ?? []),
  ...(axis === sectorAxis.key ? sectorAxis.categories : []),
];

type Own = { known: readonly Axis[]; language: string; axes: readonly Axis[] };

const axisOf = (key: string, label: string, { known, language, axes }: Own): Axis => {
  const isNamed = (each: { label: unknown }) => isWorded(each, label, language);
  const found = key ? axes.find((each) => each.key === key) : axes.find(isNamed);
  if (found) return found;
  const before =
    known.find((each) => (key ? each.key === key : isNamed(each))) ??
    (key === sectorAxis.key ? sectorAxis : undefined);
  return {
    key: before?.key ?? (key || keyOf(label, axes.length)),
    label: relabelled(before?.label, language, label),
    categories: [],
  };
};

type Row = { at: number; key: string; label: string; language: string };
type AxisCategory = Axis['categories'][number];

/** The standard category that a row of a standard axis names. */
const standardNamed = (axis: string, { label, language }: Row): AxisCategory | undefined =>
  standardAxesWorded()
    .find(({ key }) => key === axis)
    ?.categories.find((each) => isWorded(each, label, language));

const ownNamed = (axis: string, row: Row, standing: readonly AxisCategory[]): AxisCategory => {
  const { label, language } = row;
  const isOther = isStandardCategory({ axis, category: row.key });
  const key = (!isOther && row.key) || keyOf(label, row.at);
  const before = isOther ? undefined : standing.find((each) => each.key === key)?.label;
  return { key, label: relabelled(before, language, label) };
};

const isWorded = ({ label }: { label: unknown }, text: string, language: string): boolean =>
  textIn(label as Localized, language).text.toLowerCase() === text.toLowerCase();

const relabelled = (before: unknown, language: string, text: string): Localized => {
  if (!before) return localized(language, text);
  const label = before as Localized;
  // Its capitals too: what was spelled wrongly is put right.
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
export const typedAxes = (axes: readonly Axis[], { words }: Page): Record<string, string> => {
  const rows = axes.flatMap(({ key: axis, categories }) =>
    categories.map(({ key: category }) => ({ axis, category })),
  );
  return Object.fromEntries(
    rows.flatMap(({ axis, category }, at) => [
      [`axes.${at}.axis`, axisText(words, axis, axes)],
      [`axes.${at}.axisKey`, axis],
      [`axes.${at}.category`, categoryText(words, { axis, category }, axes)],
      [`axes.${at}.categoryKey`, category],
    ]),
  );
};

export function AxesField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <>
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
      {!hasSectors(state.typed) && (
        <CheckboxField
          {...fieldOf(page, state)('axes.sectors')}
          value="on"
          checked={asksForSectors(state.typed, 'axes')}
          label={words.t('results.take-sectors', { count: sectorAxis.categories.length })}
          hint={words.t('results.take-sectors-hint', {
            sectors: sectorAxis.categories.map(({ label }) => words.text(label)).join('; '),
          })}
          optional=""
        />
      )}
    </>
  );
}

/** Whether the rows hold all ready sectors. */
const hasSectors = (typed: Typed | undefined): boolean => {
  const held = filledRows(typed, 'axes', columns).filter((at) =>
    isReadyCategory({
      axis: typed?.[`axes.${at}.axisKey`]?.[0] ?? '',
      category: typed?.[`axes.${at}.categoryKey`]?.[0] ?? '',
    }),
  );
  return held.length >= sectorAxis.categories.length;
};

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
