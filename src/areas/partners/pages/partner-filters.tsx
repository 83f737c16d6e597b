import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { partnerSorts } from '../queries/partnerships.ts';
import { countryOptions } from './partner-words.ts';

export type PartnerSort = (typeof partnerSorts)[number];

const states = ['current', 'ended', 'all'] as const;

type Props = { page: Page; sort: PartnerSort; withScreening: boolean };

/** Narrows the list of partners; without a choice it shows those of today. */
export function PartnerFilters({ page, sort, withScreening }: Props) {
  const { words, query } = page;
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.partners()}
      keep={sort === 'name' ? undefined : { sort }}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.partners() } : undefined}
    >
      <TextField
        name="q"
        label={words.t('page.find')}
        type="search"
        optional=""
        value={query.get('q') ?? ''}
      />
      <SelectField
        name="country"
        label={words.t('partners.country')}
        optional=""
        placeholder={words.t('partners.all-countries')}
        value={query.get('country') ?? ''}
        options={countryOptions(words)}
      />
      <SelectField
        name="state"
        label={words.t('partners.partner-state')}
        optional=""
        value={query.get('state') ?? 'current'}
        options={states.map((value) => ({ value, label: words.t(`partners.partner-state-${value}`) }))}
      />
      {withScreening && (
        <SelectField
          name="screening"
          label={words.t('partners.last-screening')}
          optional=""
          placeholder={words.t('partners.any-screening')}
          value={query.get('screening') ?? ''}
          options={(['missing', 'overdue'] as const).map((value) => ({
            value,
            label: words.t(`partners.screening-${value}`),
          }))}
        />
      )}
    </Filters>
  );
}
