import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { countriesByName } from '../../../kernel/country.ts';
import { outcomesRead } from '../../../kernel/under-control.ts';
import { orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear } from '../../../page/asked-year.tsx';
import {
  type FieldBeside,
  type Narrowing,
  narrowing,
  valuesOf,
  whereAsked,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { yearNarrowing } from '../../../page/year-narrowing.ts';
import type { OutcomeChoice } from '../../programmes/queries/outcomes.ts';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { type ActivityFilter, activityFilterStates, isPlaceOfActivity } from '../queries/activities.ts';
import { capacityTags } from '../rules/capacity-tag.ts';
import { exchangeSides } from '../rules/exchange-detail.ts';
import { kindName } from './kind-name.ts';

export type FilterChoices = {
  outcomes: readonly OutcomeChoice[];
  partnerships: readonly PartnershipChoice[];
  programmes: readonly { id: string; reference: string }[];
};

const hemispheres = ['north', 'south', 'unsaid'] as const;

export type AskedActivities = {
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  filter: ActivityFilter;
};

/** What the list of activities is narrowed by, as the address says it. */
export const askedActivities = (page: Page, choices: FilterChoices): AskedActivities => {
  const narrowings = narrowingsOf(page, choices);
  const order = orderBeside(page, ['date', 'date-up', 'reference', 'title']);
  const place = placeBeside(page, (key) => isPlaceOfActivity(key, order.value));
  const { programme, outcome, partner, year, capacity, ...chosen } = valuesOf(narrowings);
  return {
    narrowings,
    beside: [order, place],
    filter: {
      search: page.query.get('q') || undefined,
      ...{ programmeId: programme, outcomeId: outcome, partnershipId: partner },
      ...{ kind: chosen.kind, country: chosen.country, year: year ? Number(year) : undefined },
      state: activityFilterStates.find((each) => each === chosen.state),
      hemisphere: hemispheres.find((each) => each === chosen.hemisphere),
      side: exchangeSides.find((each) => each === chosen.side),
      capacityTag: capacityTags.find((each) => each === capacity),
      ...{ sort: order.value, after: place.value },
    },
  };
};

const narrowingsOf = (page: Page, { outcomes, partnerships, programmes }: FilterChoices): Narrowing[] => {
  const { words, query } = page;
  const coded = (name: string, label: string, codes: readonly string[], called: (code: string) => string) =>
    narrowing(
      page,
      name,
      label,
      codes.map((value) => ({ value, label: called(value) })),
    );
  return [
    ...whereAsked(page, [
      narrowing(
        page,
        'programme',
        words.t('activities.programme'),
        programmes.map(({ id, reference }) => ({ value: id, label: reference })),
      ),
      narrowing(page, 'country', words.t('activities.country'), countriesByName(words.language)),
    ]),
    coded('kind', words.t('activities.kind'), actionKinds, (code) => kindName(page, code)),
    coded('state', words.t('activities.state'), activityFilterStates, (code) =>
      words.say(`activities.state-${code}`),
    ),
    narrowing(
      page,
      'outcome',
      words.t('activities.outcomeId'),
      [...Map.groupBy(outcomesRead(page.actor, outcomes), ({ programme }) => programme)].map(
        ([group, of]) => ({
          group,
          options: of.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
        }),
      ),
    ),
    ...(partnerships.length > 1 || query.get('partner')
      ? [
          narrowing(
            page,
            'partner',
            words.t('activities.partnershipId'),
            partnerships.map(({ id, name }) => ({ value: id, label: name })),
          ),
        ]
      : []),
    coded('hemisphere', words.t('activities.hemisphere'), hemispheres, (code) =>
      words.say(`activities.hemisphere-${code}`),
    ),
    coded('side', words.t('activities.side-of-exchange'), exchangeSides, (code) =>
      words.say(`activities.side-${code}`),
    ),
    coded('capacity', words.t('activities.capacityTags'), capacityTags, (code) =>
      words.say(`activities.capacityTags-${code}`),
    ),
    yearNarrowing(page, words.t('activities.year'), yearsOf(outcomes, soughtYear(page).year)),
  ];
};

/** From the first year of a programme to the last, this one included; another that is asked for stands among them. */
const yearsOf = (outcomes: readonly OutcomeChoice[], sought: number | undefined): string[] => {
  const years = outcomes.flatMap(({ fromOn, untilOn }) => [yearOf(fromOn), yearOf(untilOn)]);
  const [first, last] = [Math.min(yearOf(todayIn()), ...years), Math.max(yearOf(todayIn()), ...years)];
  const offered = Array.from({ length: last - first + 1 }, (_, at) => last - at);
  return [...new Set([...offered, ...(sought ? [sought] : [])])].map(String);
};
