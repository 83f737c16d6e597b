import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { Filters } from '../../../ui/filters.tsx';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';
import { countryOptions } from './rights-page.ts';

export type FilterProps = {
  page: Page;
  /** The list's own kind: its name and its codes. */
  kind: { label: string; options: readonly Option[] };
  partnerships: readonly PartnershipChoice[];
  /** Bodies stand on no day. */
  hasYears: boolean;
};

const yearsBack = 25;

/** Narrows a list of this area by kind, country, partner and year. */
export function RightsFilters({ page, kind, partnerships, hasYears }: FilterProps) {
  const { words, query } = page;
  const sort = query.get('sort');
  const select = (name: string, label: string, options: readonly Option[]) => (
    <SelectField
      name={name}
      label={label}
      optional=""
      placeholder={words.t('rights.all-kinds')}
      value={query.get(name) ?? ''}
      options={options}
    />
  );
  const years = Array.from({ length: yearsBack }, (_, at) => String(yearOf(todayIn()) - at));
  return (
    <Filters
      label={words.t('page.filter')}
      action={page.path}
      submit={words.t('page.filter')}
      keep={sort ? { sort } : undefined}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: page.path } : undefined}
    >
      <TextField
        name="q"
        label={words.t('page.find')}
        type="search"
        optional=""
        value={query.get('q') ?? ''}
      />
      {select('kind', kind.label, kind.options)}
      {select('country', words.t('rights.country'), countryOptions(page))}
      {partnerships.length > 1 &&
        select(
          'partner',
          words.t('rights.partnershipId'),
          partnerships.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {hasYears &&
        select(
          'year',
          words.t('rights.year'),
          years.map((value) => ({ value, label: value })),
        )}
    </Filters>
  );
}
