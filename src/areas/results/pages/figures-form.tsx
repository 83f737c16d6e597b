import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { figureTimes } from '../queries/figure-scope.ts';
import { AsOfField } from './as-of-field.tsx';
import { indicatorName } from './figure-lines.ts';
import { countryOptions } from './figure-place.ts';
import { type FiguresProps, lineAxes } from './result-figures.tsx';

/** What is shown and what it is told apart by: an address of its own, so that a view can be kept and sent. */
export function FiguresForm({ page, outcomes, partners, indicators, countries, lines, time }: FiguresProps) {
  const { words, query, path } = page;
  const choice = (name: string, label: string, options: { value: string; label: string }[]) => (
    <SelectField
      name={name}
      label={label}
      optional=""
      placeholder={words.t('results.all')}
      value={query.get(name) ?? ''}
      options={options}
    />
  );
  return (
    <Filters
      label={words.t('results.figures')}
      action={path}
      submit={words.t('results.show-figures')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: path } : undefined}
    >
      {choice(
        'outcome',
        words.t('results.outcome'),
        outcomes.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
      )}
      {choice(
        'indicator',
        words.t('results.indicator'),
        indicators.map((one) => ({ value: one.id, label: indicatorName(page, one) })),
      )}
      {choice('partner', words.t('results.partner'), [
        ...partners.map(({ id, name }) => ({ value: id, label: name })),
        { value: 'none', label: words.t('results.institute-itself') },
      ])}
      {countries.length > 0 && choice('country', words.t('results.country'), countryOptions(page, countries))}
      <SelectField
        name="lines"
        label={words.t('results.lines')}
        optional=""
        value={lines}
        options={lineAxes.map((axis) => ({ value: axis, label: words.t(`results.lines-${axis}`) }))}
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
