import { type Narrowing, NarrowingField } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { Filters } from '../../../ui/filters.tsx';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { figureTimes } from '../queries/figure-scope.ts';
import { AsOfField } from './as-of-field.tsx';
import { countryOptions } from './figure-place.ts';

type Choice = { name: string; label: string; options: readonly Option[] };

type Props = {
  page: Page;
  /** What the figures are narrowed by before partner and country. */
  of: readonly Choice[];
  partners: readonly { id: string; name: string }[];
  countries: Parameters<typeof countryOptions>[1];
  /** Of whom figures are told, where a page narrows to that. */
  ofWhom?: Narrowing | undefined;
  axes: readonly string[];
  lines: string;
  time: string | undefined;
};

/** What figures are shown and what they are told apart by: an address of its own, so that a view can be kept and sent. */
export function FigureFilters({ page, of, partners, countries, ofWhom, axes, lines, time }: Props) {
  const { words, query, path } = page;
  const ofPartner = [
    ...partners.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'none', label: words.t('results.institute-itself') },
  ];
  const choices: readonly Choice[] = [
    ...of,
    { name: 'partner', label: words.t('results.partner'), options: ofPartner },
    ...(countries.length > 0
      ? [{ name: 'country', label: words.t('results.country'), options: countryOptions(page, countries) }]
      : []),
  ];
  return (
    <Filters
      label={words.t('results.figures')}
      action={path}
      submit={words.t('results.show-figures')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: path } : undefined}
    >
      {choices.map((choice) => (
        <SelectField
          {...choice}
          optional=""
          placeholder={words.t('results.all')}
          value={query.get(choice.name) ?? ''}
        />
      ))}
      {ofWhom && <NarrowingField words={words} of={ofWhom} />}
      <SelectField
        name="lines"
        label={words.t('results.lines')}
        optional=""
        value={lines}
        options={axes.map((axis) => ({ value: axis, label: words.say(`results.lines-${axis}`) }))}
      />
      <SelectField
        name="time"
        label={words.t('results.periods')}
        optional=""
        value={time ?? 'none'}
        options={[
          ...figureTimes.map((axis) => ({ value: axis as string, label: words.t(`results.time-${axis}`) })),
          { value: 'none', label: words.t('results.time-none') },
        ]}
      />
      <AsOfField page={page} />
    </Filters>
  );
}
