import { type FieldBeside, NarrowField } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { Filters } from '../../../ui/filters.tsx';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { type CoverageChoice, coverageAxes, coverageMeasures } from '../rules/coverage-choice.ts';
import { coverageName, coverageNameLong, outcomeLabel } from './coverage-words.ts';

type Props = {
  page: Page;
  action: string;
  choice: CoverageChoice;
  choices: CoverageChoices;
  error: string | undefined;
  /** The day as of which the matrix is read, where one is offered. */
  beside?: readonly FieldBeside[];
};

/** Chooses the measure and the two axes; what is left narrows. */
export function CoverageFilters({ page, action, choice, choices, error, beside = [] }: Props) {
  const { words } = page;
  const nameOf = coverageName(words, choices);
  const longNameOf = coverageNameLong(words, choices);
  const axes = coverageAxes.map((value) => ({ value, label: words.t(`overview.axis-${value}`) }));
  const narrow = (name: string, label: string, value: string | undefined, options: readonly Option[]) => (
    <NarrowField words={words} name={name} label={label} value={value} options={options} />
  );
  const codes = (keys: readonly string[], name: (key: string) => string) =>
    keys.map((value) => ({ value, label: name(value) }));
  const { filter } = choice;
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
        value={choice.measure}
        options={coverageMeasures.map((value) => ({ value, label: words.t(`overview.measure-${value}`) }))}
      />
      <SelectField
        name="rows"
        label={words.t('overview.rows')}
        optional=""
        value={choice.rows}
        options={axes}
      />
      <SelectField
        name="columns"
        label={words.t('overview.columns')}
        optional=""
        value={choice.columns}
        options={axes}
        error={error}
      />
      {(choices.institutes?.length ?? 0) > 1 &&
        narrow(
          'institute',
          words.t('overview.axis-institute'),
          filter.institute,
          codes(choices.institutes ?? [], (key) => nameOf('institute', key)),
        )}
      {narrow(
        'programme',
        words.t('overview.programme'),
        filter.programmeId,
        choices.programmes.map(({ id, reference }) => ({ value: id, label: reference })),
      )}
      {choices.outcomes &&
        narrow(
          'outcome',
          words.t('overview.outcome'),
          filter.outcomeId,
          choices.outcomes
            .filter(({ isOwn }) => isOwn || page.actor.partnerships.length === 0)
            .map((outcome) => ({ value: outcome.id, label: outcomeLabel(words, outcome) })),
        )}
      {narrow(
        'aim',
        words.t('overview.axis-aim'),
        filter.aim,
        codes(aims, (key) => longNameOf('aim', key)),
      )}
      {narrow(
        'kind',
        words.t('overview.axis-kind'),
        filter.kind,
        codes(actionKinds, (key) => longNameOf('kind', key)),
      )}
      {narrow(
        'country',
        words.t('overview.axis-country'),
        filter.country,
        codes(choices.countries, (key) => nameOf('country', key)),
      )}
      {narrow(
        'year',
        words.t('overview.axis-year'),
        filter.year,
        codes(choices.years.map(String), (key) => key),
      )}
      {choices.partners.length > 1 &&
        narrow(
          'partner',
          words.t('overview.axis-partner'),
          filter.partner,
          choices.partners.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {beside.map(({ field }) => field)}
    </Filters>
  );
}
