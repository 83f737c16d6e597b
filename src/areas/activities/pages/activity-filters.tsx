import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { OutcomeChoice } from '../../programmes/queries/outcomes.ts';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { activityFilterStates } from '../queries/activities.ts';
import { capacityTags } from '../rules/capacity-tag.ts';
import { exchangeSides } from '../rules/exchange-detail.ts';
import { kindName } from './kind-name.ts';

export type FilterChoices = {
  outcomes: readonly OutcomeChoice[];
  partnerships: readonly PartnershipChoice[];
};

export const hemispheres = ['north', 'south', 'unsaid'] as const;

/** Narrows the list of activities. */
export function ActivityFilters({ page, choices }: { page: Page; choices: FilterChoices }) {
  const { words, query } = page;
  const sort = query.get('sort');
  const select = (name: string, label: string, options: Parameters<typeof SelectField>[0]['options']) => (
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
      action={paths.activities()}
      submit={words.t('page.filter')}
      keep={sort ? { sort } : undefined}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.activities() } : undefined}
    >
      <TextField
        name="q"
        label={words.t('page.find')}
        type="search"
        optional=""
        value={query.get('q') ?? ''}
      />
      {select(
        'kind',
        words.t('activities.kind'),
        actionKinds.map((value) => ({ value, label: kindName(page, value) })),
      )}
      {select(
        'state',
        words.t('activities.state'),
        activityFilterStates.map((value) => ({
          value,
          label: words.say(`activities.state-${value}`),
        })),
      )}
      {select(
        'outcome',
        words.t('activities.outcomeId'),
        [...Map.groupBy(choices.outcomes, ({ programme }) => programme).entries()].map(([group, of]) => ({
          group,
          options: of.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
        })),
      )}
      {choices.partnerships.length > 1 &&
        select(
          'partner',
          words.t('activities.partnershipId'),
          choices.partnerships.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {select(
        'hemisphere',
        words.t('activities.hemisphere'),
        hemispheres.map((value) => ({ value, label: words.say(`activities.hemisphere-${value}`) })),
      )}
      {select(
        'side',
        words.t('activities.side-of-exchange'),
        exchangeSides.map((value) => ({ value, label: words.say(`activities.side-${value}`) })),
      )}
      {select(
        'capacity',
        words.t('activities.capacityTags'),
        capacityTags.map((value) => ({ value, label: words.say(`activities.capacityTags-${value}`) })),
      )}
      {select('year', words.t('activities.year'), yearsOf(choices.outcomes))}
    </Filters>
  );
}

const yearsOf = (outcomes: readonly OutcomeChoice[]) => {
  const years = outcomes.flatMap(({ fromOn, untilOn }) => [yearOf(fromOn), yearOf(untilOn)]);
  const [first, last] = [Math.min(yearOf(todayIn()), ...years), Math.max(yearOf(todayIn()), ...years)];
  return Array.from({ length: last - first + 1 }, (_, at) => String(last - at)).map((value) => ({
    value,
    label: value,
  }));
};
