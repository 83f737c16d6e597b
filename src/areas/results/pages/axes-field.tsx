import { languages } from '../../../kernel/language.ts';
import { type Localized, textIn } from '../../../kernel/localized.ts';
import type { Reader, Typed } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { filledRows, mostRows, RowsField } from '../../../page/rows-field.tsx';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { standardAxesWorded } from '../queries/standard-axis-words.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { isReadyCategory, sectorAxis, withSectors } from '../rules/ready-axes.ts';
import { isStandardAxis, isStandardCategory, saysTheStandard } from '../rules/standard-axes.ts';
import {
  LanguageInSight,
  languageInSight,
  OtherLanguages,
  otherInSight,
  readWords,
  typedWords,
  withTyped,
} from './row-words.tsx';

const columns = ['axis', 'category'] as const;

/**
 * Own breakdowns, a row a category. A row that stood keeps its key whatever its words become, so that a corrected word is
 * no other category, and words in the languages that it does not show stay (`known`). A standard axis is known by its name: its rows are the
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
    for (const at of writtenRows(typed, name)) {
      const said = (part: string) => typed[`${name}.${at}.${part}`]?.[0]?.trim() ?? '';
      if (!said('axis') || !said('category')) return { problem: { key: 'results.axis-and-category' } };
      const own = { typed, known: all, language, axes: [...axes.values()] };
      const first = firstRowOf(typed, name, said('axisKey')) ?? at;
      const axis = axisOf(
        said('axisKey'),
        { name: `${name}.${at}.axis`, others: `${name}.${first}.axis` },
        own,
      );
      const row = { typed, at, key: said('categoryKey'), name: `${name}.${at}.category`, language };
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

type Own = { typed: Typed; known: readonly Axis[]; language: string; axes: readonly Axis[] };

const axisOf = (
  key: string,
  { name, others }: { name: string; others: string },
  { typed, known, language, axes }: Own,
): Axis => {
  const label = typed[name]?.[0]?.trim() ?? '';
  const inSight = languageInSight(typed, name, language);
  const isNamed = (each: { label: unknown }) => isWorded(each, label, inSight);
  const found = key ? axes.find((each) => each.key === key) : axes.find(isNamed);
  if (found) return { ...found, label: withTyped(found.label as Localized, typed, name) };
  const before =
    known.find((each) => (key ? each.key === key : isNamed(each))) ??
    (key === sectorAxis.key ? sectorAxis : undefined);
  return {
    key: before?.key ?? (key || keyOf(label, axes.length)),
    label: readWords(typed, name, { language, before: before?.label as Localized | undefined, others }),
    categories: [],
  };
};

type Row = { typed: Typed; at: number; key: string; name: string; language: string };
type AxisCategory = Axis['categories'][number];

/** The standard category that a row of a standard axis names. */
const standardNamed = (axis: string, { typed, name, language }: Row): AxisCategory | undefined => {
  const label = typed[name]?.[0]?.trim() ?? '';
  return standardAxesWorded()
    .find(({ key }) => key === axis)
    ?.categories.find((each) => isWorded(each, label, languageInSight(typed, name, language)));
};

const ownNamed = (axis: string, row: Row, standing: readonly AxisCategory[]): AxisCategory => {
  const { typed, name, language } = row;
  const isOther = isStandardCategory({ axis, category: row.key });
  const key = (!isOther && row.key) || keyOf(typed[name]?.[0]?.trim() ?? '', row.at);
  const before = isOther ? undefined : standing.find((each) => each.key === key)?.label;
  // Its capitals too: what was spelled wrongly is put right.
  return { key, label: readWords(typed, name, { language, before: before as Localized | undefined }) };
};

const isWorded = ({ label }: { label: unknown }, text: string, language: string): boolean =>
  textIn(label as Localized, language).text.toLowerCase() === text.toLowerCase();

/** A key out of a label: `Mines et carrières` is `mines_et_carrieres`; of letters that are none of ours, its place. */
const keyOf = (label: string, at: number): string =>
  label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60) || `c${at + 1}`;

/**
 * The rows that say something: a row that stood is emptied by its words in sight alone, and a new one of which only the other
 * languages are written is not passed over.
 */
const writtenRows = (typed: Typed, name: string): number[] =>
  filledRows(typed, name, [
    ...columns,
    ...columns.flatMap((column) => languages.map((code) => `${column}.${code}`)),
  ]).filter(
    (at) =>
      !typed[`${name}.${at}.categoryKey`]?.[0] ||
      columns.some((column) => typed[`${name}.${at}.${column}`]?.[0]?.trim()),
  );

/** The first row of an axis that stood, which asks its name in the other languages; undefined of any other. */
const firstRowOf = (typed: Typed | undefined, name: string, axis: string): number | undefined => {
  const at = Array.from({ length: mostRows }, (_, each) => each).find(
    (each) => typed?.[`${name}.${each}.axisKey`]?.[0] === axis,
  );
  return axis === '' ? undefined : at;
};

/** Axes as the form opens with them; the words of an axis in the other languages at its first row. */
export const typedAxes = (axes: readonly Axis[], { words: { language } }: Page): Record<string, string> => {
  const rows = axes.flatMap((axis) =>
    axis.categories.map((category, at) => ({ axis, category, isFirst: at === 0 })),
  );
  return Object.assign(
    {},
    ...rows.map(({ axis, category, isFirst }, at) => {
      const own = typedWords(`axes.${at}.axis`, axis.label as Localized, language);
      const inSight = Object.entries(own).filter(([field]) => /\.axis(In)?$/.test(field));
      return {
        ...(isFirst ? own : Object.fromEntries(inSight)),
        [`axes.${at}.axisKey`]: axis.key,
        ...typedWords(`axes.${at}.category`, category.label as Localized, language),
        [`axes.${at}.categoryKey`]: category.key,
      };
    }),
  );
};

export function AxesField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const langOf = (column: string) => (at: number) =>
    otherInSight(state.typed, `axes.${at}.${column}`, words.language);
  return (
    <>
      <RowsField
        page={page}
        state={state}
        name="axes"
        caption={words.t('results.axes')}
        hint={words.t('results.axes-hint')}
        columns={[
          { name: 'axis', label: words.t('results.axis'), langOf: langOf('axis') },
          { name: 'category', label: words.t('results.category'), langOf: langOf('category') },
        ]}
        hidden={(at) => <Keys page={page} typed={state.typed} at={at} />}
        below={(at) => <OtherLanguages page={page} state={state} parts={partsOf(page, state.typed, at)} />}
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

/** What of a row is asked in the other languages: its category, and the name of an own axis once. */
const partsOf = ({ words }: Page, typed: Typed | undefined, at: number) => {
  const key = typed?.[`axes.${at}.axisKey`]?.[0] ?? '';
  const asksAxis = !isStandardAxis(key) && (firstRowOf(typed, 'axes', key) ?? at) === at;
  return [
    ...(asksAxis ? [{ name: `axes.${at}.axis`, label: words.t('results.axis') }] : []),
    { name: `axes.${at}.category`, label: words.t('results.category') },
  ];
};

function Keys({ page, typed, at }: { page: Page; typed: Typed | undefined; at: number }) {
  return (
    <>
      {['axisKey', 'categoryKey'].map((part) => {
        const name = `axes.${at}.${part}`;
        const value = typed?.[name]?.[0];
        return value ? <HiddenField name={name} value={value} /> : null;
      })}
      {columns.map((column) => (
        <LanguageInSight page={page} typed={typed} name={`axes.${at}.${column}`} />
      ))}
    </>
  );
}
