import { countriesByName } from '../../../kernel/country.ts';
import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { Option } from '../../../ui/option.ts';
import { mayKeepRights, mayReadRights } from '../rules/rights-permissions.ts';

/** The institute whose records this person reads; for anyone else these pages do not exist. */
export const rightsOf = (page: Page): { id: string; code: string } => {
  const { institute } = page.actor;
  if (!institute || mayReadRights(page.actor) !== true) throw new NotFound();
  return institute;
};

/** The same for a form. @throws NotAllowed for who may only read. */
export const keepingOf = (page: Page): { id: string; code: string } => {
  const institute = rightsOf(page);
  const allowed = mayKeepRights(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return institute;
};

/** The id in the address; what is no id belongs to nothing. */
export const addressedId = ({ params }: Page): string => {
  if (!isId(params.id)) throw new NotFound();
  return params.id;
};

/** Codes as choices, under the names that the catalogue gives them (`level` + `local`: `rights.level-local`). */
export const optionsOf = ({ words }: Page, name: string, codes: readonly string[]): Option[] =>
  codes.map((value) => ({ value, label: words.say(`rights.${name}-${value}`) }));

/** Codes as a sentence. */
export const namesOf = ({ words }: Page, name: string, codes: readonly string[]): string =>
  codes.map((code) => words.say(`rights.${name}-${code}`)).join(', ');

export const countryOptions = ({ words }: Page): readonly Option[] => countriesByName(words.language);
