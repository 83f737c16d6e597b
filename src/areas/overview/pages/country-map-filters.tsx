import { type FieldBeside, NarrowField } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { Filters } from '../../../ui/filters.tsx';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { type CoverageChoice, coverageMeasures } from '../rules/coverage-choice.ts';

type Props = {
  page: Page;
  action: string;
  choice: CoverageChoice;
  choices: CoverageChoices;
  /** The day as of which the map is read, where one is offered. */
  beside?: readonly FieldBeside[];
};

/** What the map shows, of which year and programme, and of which institute where there are several. */
export function CountryMapFilters({ page, action, choice, choices, beside = [] }: Props) {
  const { words } = page;
  const { measure, filter } = choice;
  const narrow = (name: string, label: string, value: string | undefined, options: readonly Option[]) => (
    <NarrowField words={words} name={name} label={label} value={value} options={options} />
  );
  const institutes = choices.institutes ?? [];
  return (
    <Filters
      label={words.t('page.filter')}
      action={action}
      submit={words.t('overview.coverage-show')}
      reset={page.query.size > 0 ? { label: words.t('page.filter-reset'), href: action } : undefined}
    >
      <SelectField
        name="measure"
        label={words.t('overview.measure')}
        optional=""
        value={measure}
        options={coverageMeasures.map((value) => ({ value, label: words.t(`overview.measure-${value}`) }))}
      />
      {narrow(
        'year',
        words.t('overview.axis-year'),
        filter.year,
        choices.years.map((year) => ({ value: String(year), label: String(year) })),
      )}
      {institutes.length > 1 &&
        narrow(
          'institute',
          words.t('overview.axis-institute'),
          filter.institute,
          institutes.map((value) => ({ value, label: value.toUpperCase() })),
        )}
      {narrow(
        'programme',
        words.t('overview.programme'),
        filter.programmeId,
        choices.programmes.map(({ id, reference }) => ({ value: id, label: reference })),
      )}
      {beside.map(({ field }) => field)}
    </Filters>
  );
}
