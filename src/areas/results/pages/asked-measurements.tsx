import type { Tx } from '../../../db/transaction.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import { readDay } from '../../../kernel/notation.ts';
import { outcomesRead } from '../../../kernel/under-control.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYearBeside } from '../../../page/asked-year.tsx';
import {
  type FieldBeside,
  type Narrowing,
  NarrowingFilters,
  narrowing,
  saidOf,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { soughtYearRead } from '../../../page/year-narrowing.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { ruleName } from '../../rulebook/pages/rulebook-words.ts';
import { indicatorsIn } from '../queries/indicators.ts';
import { listedStates } from '../queries/measurement-states.ts';
import { outcomeChoices } from '../queries/outcome-choices.ts';
import { resultRules } from '../rules/result-rules.ts';
import { instituteOf, queried } from './address.ts';
import { indicatorName } from './figure-lines.ts';
import { partnerOptions } from './figure-place.ts';
import { outcomeNarrowing } from './outcome-options.ts';

/** Which measurements an address asks for, with what it says that cannot be meant. */
export type AskedMeasurements = Awaited<ReturnType<typeof askedMeasurements>>;

/** What links alone narrow the list by: it has a field only where it is amiss. */
const byLinks: readonly string[] = ['programme', 'indicator', 'until'];

export const askedMeasurements = async (page: Page, tx: Tx, tellsStates: boolean) => {
  const institute = instituteOf(page);
  const { words } = page;
  const outcomes = outcomesRead(page.actor, await outcomeChoices(tx, institute));
  const partners = await partnerChoices(tx, institute);
  // All indicators are many, and mostly none is asked for.
  const indicators = queried(page, 'indicator') ? await indicatorsIn(tx, institute, {}) : [];
  const programmes = new Map(outcomes.map(({ programmeId, reference }) => [programmeId, reference]));
  const narrow = (name: string, label: string, options: Narrowing['options']) =>
    narrowing(page, name, label, options);
  const narrowings: readonly Narrowing[] = [
    narrow(
      'programme',
      words.t('results.programme'),
      [...programmes].map(([value, label]) => ({ value, label })),
    ),
    outcomeNarrowing(page, outcomes),
    narrow(
      'indicator',
      words.t('results.indicator'),
      indicators.map((one) => ({ value: one.id, label: indicatorName(page, one) })),
    ),
    narrow('partner', words.t('results.partner'), partnerOptions(page, partners)),
    narrow(
      'state',
      words.t('results.report-state'),
      (tellsStates ? listedStates : []).map((value) => ({
        value,
        label: words.say(`results.figure-state-${value}`),
      })),
    ),
    narrow(
      'rule',
      words.t('results.marked-by'),
      resultRules.map(({ id }) => ({ value: id, label: ruleName(words, id) })),
    ),
  ];
  const { programme, outcome, indicator, partner, rule, state } = valuesOf(narrowings);
  const year = soughtYearRead(page);
  const place = placeBeside(page, dayAndId);
  const until = readDay(queried(page, 'until') ?? '', words.language);
  return {
    filter: {
      programmeId: programme,
      outcomeId: outcome,
      indicatorId: indicator,
      partnershipId: partner,
      ...{ year: year.year, until, after: place.value },
      state: listedStates.find((each) => each === state),
    },
    rule,
    narrowings,
    beside: [
      soughtYearBeside(words, year, words.t('results.year')),
      untilBeside(page, until !== undefined),
      place,
    ],
  };
};

const untilBeside = (page: Page, isDay: boolean): FieldBeside => {
  const { words } = page;
  const typed = queried(page, 'until');
  const error = typed && !isDay ? words.t('problem.not-a-day', { typed }) : undefined;
  const label = words.t('results.until');
  return {
    name: 'until',
    error,
    field: <DayField name="until" label={label} optional="" value={typed} error={error} />,
  };
};

type Props = { page: Page; narrowings: readonly Narrowing[]; beside: readonly FieldBeside[] };

/** What the list is narrowed by; what links alone narrow it by stays. */
export function MeasurementFilters({ page, narrowings, beside }: Props) {
  const ofChoices = narrowings.filter(
    ({ name, wrong, options }) => wrong || (!byLinks.includes(name) && options.length > 0),
  );
  const ofFields = beside.filter(({ name, error }) => error || !byLinks.includes(name));
  const shown = [...ofChoices, ...ofFields].map(({ name }) => name);
  const kept = saidOf(
    page,
    byLinks.filter((name) => !shown.includes(name)),
  );
  return <NarrowingFilters page={page} narrowings={ofChoices} keep={kept} beside={ofFields} />;
}
