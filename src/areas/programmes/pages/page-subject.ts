import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { mayReadProgrammeFile, mayReadProgrammes } from '../rules/programme-permissions.ts';

/** The institute whose work this page shows; for who may not read work in progress the page does not exist. */
export const requireInstitute = (page: Page): { id: string; code: string } => {
  if (mayReadProgrammes(page.actor) !== true || !page.actor.institute) throw new NotFound();
  return page.actor.institute;
};

/** The same for what partners and the donor do not read: risks, and the file as it is being written. */
export const requireFile = (page: Page): { id: string; code: string } => {
  if (mayReadProgrammeFile(page.actor) !== true || !page.actor.institute) throw new NotFound();
  return page.actor.institute;
};

/** The id in the address; what is no id belongs to nothing. */
export const routeId = (page: Page): string => {
  const { id } = page.params;
  if (!isId(id)) throw new NotFound();
  return id;
};
