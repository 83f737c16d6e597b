import { type Narrowing, NarrowingFilters, narrowing, saidOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { actionTitle } from './agreement-words.ts';
import { byProgramme } from './programme-narrowings.ts';

/** What the calendar can be narrowed by. */
export const calendarNarrowings = (page: Page, choices: CoverageChoices): readonly Narrowing[] => {
  const { words } = page;
  const kinds = actionKinds.map((value) => ({ value, label: `${value} ${actionTitle(words, value)}` }));
  const countries = choices.countries.map((value) => ({ value, label: words.country(value) }));
  const partners = choices.partners.map(({ id, name }) => ({ value: id, label: name }));
  return [
    byProgramme(page, choices),
    narrowing(page, 'kind', words.t('overview.axis-kind'), kinds),
    narrowing(page, 'country', words.t('overview.axis-country'), countries),
    narrowing(page, 'partner', words.t('overview.axis-partner'), partners),
  ];
};

/** Narrows the calendar; the month or year that is shown stays. */
export function CalendarFilters({ page, narrowings }: { page: Page; narrowings: readonly Narrowing[] }) {
  // Who sees one partner chooses none.
  const offered = narrowings.filter(
    ({ name, options, wrong }) => name !== 'partner' || options.length > 1 || wrong,
  );
  return <NarrowingFilters page={page} narrowings={offered} keep={saidOf(page, ['month', 'year'])} />;
}
