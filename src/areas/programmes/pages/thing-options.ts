import type { Page } from '../../../page/page.ts';
import type { Option } from '../../../ui/option.ts';
import type { FrameworkRow } from '../queries/frameworks.ts';
import type { OutcomeChoice, OutcomeRow } from '../queries/outcomes.ts';
import type { PartnershipChoice } from '../queries/programme-lists.ts';
import type { StatementRow } from '../queries/theories.ts';
import { outcomeName } from './outcome-end-tag.tsx';

// What forms let choose by its id; where two people saved the same thing, both their choices are named by it.

export const outcomeOptions = (page: Page, outcomes: readonly OutcomeRow[]): readonly Option[] =>
  outcomes.map((outcome) => ({ value: outcome.id, label: outcomeName(page, outcome) }));

/** Outcomes of several programmes. */
export const outcomesOfProgrammes = (page: Page, outcomes: readonly OutcomeChoice[]): readonly Option[] =>
  outcomes.map((outcome) => ({
    value: outcome.id,
    label: `${outcome.programme} · ${outcomeName(page, outcome)}`,
  }));

export const assumptionOptions = ({ words }: Page, statements: readonly StatementRow[]): readonly Option[] =>
  statements
    .filter(({ kind }) => kind === 'assumption')
    .map(({ id, text }) => ({ value: id, label: words.text(text) }));

export const frameworkOptions = ({ words }: Page, frameworks: readonly FrameworkRow[]): readonly Option[] =>
  frameworks.map(({ id, name }) => ({ value: id, label: words.text(name) }));

export const partnerOptions = (partnerships: readonly PartnershipChoice[]): readonly Option[] =>
  partnerships.map(({ id, name }) => ({ value: id, label: name }));

/** Names by id, for the two versions. */
export const namesOf = (options: readonly Option[]): ReadonlyMap<string, string> =>
  new Map(options.map(({ value, label }) => [value, label]));
