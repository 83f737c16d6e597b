import {
  choiceBeside,
  type FieldBeside,
  isAmiss,
  type Narrowing,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { yearNarrowing } from '../../../page/year-narrowing.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import {
  type CoverageAxis,
  type CoverageChoice,
  type CoverageMeasure,
  coverageAxes,
  coverageChoice,
  coverageMeasures,
  isBesideCode,
  isCode,
  mapChoice,
} from '../rules/coverage-choice.ts';
import { coverageNameLong } from './coverage-words.ts';
import { byOutcome, byProgramme } from './programme-narrowings.ts';

/** What an address asks of the matrix; `beside`: its measure and its two axes. */
export type CoverageAsked = {
  choice: CoverageChoice;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  /** Whether it says what cannot be meant: then there are no figures, which would be of something else. */
  isWrong: boolean;
};

/** `own`: the code of the institute, where one sees its own alone; `more`: what the page reads of its address besides, as the day. */
type Seen = { own?: string; more?: readonly FieldBeside[] };

export const coverageAsked = (
  page: Page,
  choices: CoverageChoices,
  { own, more = [] }: Seen = {},
): CoverageAsked => {
  const { words } = page;
  const options = coverageAxes.map((value) => ({ value, label: words.t(`overview.axis-${value}`) }));
  const axis = (name: 'rows' | 'columns', otherwise: CoverageAxis) =>
    choiceBeside<CoverageAxis>(page, { name, label: words.t(`overview.${name}`), options, otherwise });
  const measure = measureBeside(page, 'spent');
  const rows = axis('rows', 'aim');
  const columns = axis('columns', 'kind');
  const error = rows.value === columns.value ? words.t('overview.axes-differ') : columns.error;
  const field = (
    <SelectField
      name="columns"
      label={words.t('overview.columns')}
      optional=""
      value={columns.value}
      options={options}
      error={error}
    />
  );
  const beside = [measure, rows, { name: 'columns', error, field }, ...more];
  const narrowings = coverageNarrowings(page, choices, own, ofTheWorld);
  const said: Readonly<Record<string, string>> = {
    ...{ measure: measure.value, rows: rows.value, columns: columns.value },
    ...valuesOf(narrowings),
  };
  const choice = coverageChoice((name) => said[name] ?? null);
  return { choice, narrowings, beside, isWrong: isAmiss(narrowings, beside) };
};

/** The same of the map, which has no axes and shows every country. */
export const mapAsked = (
  page: Page,
  choices: CoverageChoices,
  { own, more = [] }: Seen = {},
): CoverageAsked => {
  const measure = measureBeside(page, 'activities');
  const narrowings = coverageNarrowings(page, choices, own).map((each) =>
    each.name === 'country' ? narrowing(page, 'country', each.label, []) : each,
  );
  const said: Readonly<Record<string, string>> = { ...valuesOf(narrowings), measure: measure.value };
  const choice = mapChoice((name) => said[name] ?? null);
  const beside = [measure, ...more];
  return { choice, narrowings, beside, isWrong: isAmiss(narrowings, beside) };
};

const measureBeside = (page: Page, otherwise: CoverageMeasure) =>
  choiceBeside<CoverageMeasure>(page, {
    name: 'measure',
    label: page.words.t('overview.measure'),
    options: coverageMeasures.map((value) => ({ value, label: page.words.t(`overview.measure-${value}`) })),
    otherwise,
  });

/** Of what figures of the matrix lead to keys that no programme has: countries in which there is nothing, and years. */
const ofTheWorld: readonly CoverageAxis[] = ['country', 'year'];

/** `any`: the axes of which every key can be asked for, not only what there is to choose. */
const coverageNarrowings = (
  page: Page,
  choices: CoverageChoices,
  own?: string,
  any: readonly CoverageAxis[] = [],
): Narrowing[] => {
  const { words, query } = page;
  const nameOf = coverageNameLong(words, choices);
  /** Figures lead to what stands beside the codes too. */
  const axis = (name: CoverageAxis, keys: readonly string[]) => {
    const typed = query.get(name) ?? '';
    const isMore = isBesideCode(typed) || (any.includes(name) && isCode[name](typed));
    const all = [...new Set(isMore ? [...keys, typed] : keys)];
    const label = words.t(`overview.axis-${name}`);
    if (name === 'year') return yearNarrowing(page, label, all);
    return narrowing(
      page,
      name,
      label,
      all.map((value) => ({ value, label: nameOf(name, value) })),
    );
  };
  return [
    axis('institute', choices.institutes ?? (own ? [own] : [])),
    byProgramme(page, choices),
    byOutcome(page, choices),
    axis('aim', aims),
    axis('kind', actionKinds),
    axis('country', choices.countries),
    axis('year', choices.years.map(String)),
    axis(
      'partner',
      choices.partners.map(({ id }) => id),
    ),
  ];
};
