import {
  choiceBeside,
  type FieldBeside,
  type Narrowing,
  NarrowingField,
  narrowing,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { Filters } from '../../../ui/filters.tsx';
import type { Option } from '../../../ui/option.ts';
import { type FigureTime, figureTimes } from '../queries/figure-scope.ts';
import { countryOptions, partnerOptions } from './figure-place.ts';

type Choice = { name: string; label: string; options: readonly Option[] };

type Offered = {
  /** What the figures are narrowed by before partner and country. */
  of: readonly Choice[];
  partners: readonly { id: string; name: string }[];
  countries: readonly string[];
};

/** What figures are narrowed by, as the address says it. */
export const figureNarrowings = (page: Page, { of, partners, countries }: Offered): readonly Narrowing[] => {
  const { words } = page;
  const choices: readonly Choice[] = [
    ...of,
    { name: 'partner', label: words.t('results.partner'), options: partnerOptions(page, partners) },
    { name: 'country', label: words.t('results.country'), options: countryOptions(page, countries) },
  ];
  return choices.map(({ name, label, options }) =>
    narrowing(page, name, label, options, words.t('results.all')),
  );
};

/** What figures are told apart by: the lines of their table and its columns. */
export const figureAxes = <Axis extends string>(page: Page, axes: readonly [Axis, ...Axis[]]) => {
  const { words } = page;
  const lines = choiceBeside<Axis>(page, {
    name: 'lines',
    label: words.t('results.lines'),
    options: axes.map((axis) => ({ value: axis, label: words.say(`results.lines-${axis}`) })),
    otherwise: axes[0],
  });
  const time = choiceBeside<FigureTime | 'none'>(page, {
    name: 'time',
    label: words.t('results.periods'),
    options: [
      ...figureTimes.map((axis) => ({ value: axis, label: words.t(`results.time-${axis}`) })),
      { value: 'none', label: words.t('results.time-none') },
    ],
    otherwise: 'year',
  });
  return {
    lines: lines.value,
    time: time.value === 'none' ? undefined : time.value,
    beside: [lines, time] as const,
  };
};

type Props = { page: Page; narrowings: readonly Narrowing[]; beside: readonly FieldBeside[] };

/** What figures are shown and what they are told apart by: an address of its own, so that a view can be kept and sent. */
export function FigureFilters({ page, narrowings, beside }: Props) {
  const { words, query, path } = page;
  // Where nothing was measured in any country there is none to choose.
  const offered = narrowings.filter(
    ({ name, options, wrong }) => name !== 'country' || options.length > 0 || wrong,
  );
  return (
    <Filters
      label={words.t('results.figures')}
      action={path}
      submit={words.t('results.show-figures')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: path } : undefined}
    >
      {offered.map((each) => (
        <NarrowingField words={words} of={each} />
      ))}
      {beside.map(({ field }) => field)}
    </Filters>
  );
}
