import { isCountryCode } from '../../../kernel/country.ts';
import { type Narrowing, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { yearNarrowing } from '../../../page/year-narrowing.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import type { CoverageFilter } from '../rules/coverage-choice.ts';
import { coverageName } from './coverage-words.ts';
import { byOutcome, byProgramme } from './programme-narrowings.ts';

/** What the page of a place can be narrowed to: the other of country and partner among it. */
export const placeNarrowings = (
  page: Page,
  choices: CoverageChoices,
  other: 'country' | 'partner',
): Narrowing[] => {
  const { words } = page;
  const nameOf = coverageName(words, choices);
  return [
    yearNarrowing(page, words.t('overview.axis-year'), choices.years),
    byProgramme(page, choices),
    byOutcome(page, choices),
    narrowing(
      page,
      other,
      words.t(`overview.axis-${other}`),
      (other === 'country' ? countriesOf(page, choices) : choices.partners.map(({ id }) => id)).map(
        (value) => ({ value, label: nameOf(other, value) }),
      ),
    ),
  ];
};

/** Where activities are, and the country asked for: something may have been measured where no activity was. */
const countriesOf = ({ query }: Page, { countries }: CoverageChoices): readonly string[] => {
  const asked = query.get('country') ?? '';
  return isCountryCode(asked) && !countries.includes(asked) ? [...countries, asked] : countries;
};

/** The same as the matrix is narrowed. */
export const filterOf = (narrowings: readonly Narrowing[]): CoverageFilter => {
  const { programme, outcome, ...axes } = valuesOf(narrowings);
  return { ...axes, ...(programme && { programmeId: programme }), ...(outcome && { outcomeId: outcome }) };
};
