import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { actionTitle } from './agreement-words.ts';

/** Narrows the calendar; the month or year that is shown stays. */
export function CalendarFilters({ page, choices }: { page: Page; choices: CoverageChoices }) {
  const { words, query } = page;
  const shown = ['month', 'year'].flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value ? [[name, value]] : [];
  });
  const select = (name: string, label: string, options: { value: string; label: string }[]) => (
    <SelectField
      name={name}
      label={label}
      optional=""
      placeholder={words.t('page.filter-reset')}
      value={query.get(name) ?? ''}
      options={options}
    />
  );
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.calendar()}
      keep={Object.fromEntries(shown)}
      submit={words.t('page.filter')}
      reset={
        query.size > shown.length
          ? {
              label: words.t('page.filter-reset'),
              href: withQuery(paths.calendar(), Object.fromEntries(shown)),
            }
          : undefined
      }
    >
      {select(
        'programme',
        words.t('overview.programme'),
        choices.programmes.map(({ id, reference }) => ({ value: id, label: reference })),
      )}
      {select(
        'kind',
        words.t('overview.axis-kind'),
        actionKinds.map((value) => ({ value, label: `${value} ${actionTitle(words, value)}` })),
      )}
      {select(
        'country',
        words.t('overview.axis-country'),
        choices.countries.map((value) => ({ value, label: words.country(value) })),
      )}
      {choices.partners.length > 1 &&
        select(
          'partner',
          words.t('overview.axis-partner'),
          choices.partners.map(({ id, name }) => ({ value: id, label: name })),
        )}
    </Filters>
  );
}
