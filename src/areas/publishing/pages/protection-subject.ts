import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type ProtectionRow, protectionsOf } from '../queries/protections.ts';
import { mayProtect } from '../rules/publishing-permissions.ts';

/** The institute of who may say whom a publication names; for all others there is no such page. */
export const protectingInstitute = (page: Page): string => {
  const { id } = requireInstitute(page);
  if (mayProtect(page.actor) !== true) throw new NotFound();
  return id;
};

/** The protection in the address, as it stands. @throws NotFound where none of that id stands any more. */
export const protectionOf = async (page: Page): Promise<ProtectionRow> => {
  const institute = protectingInstitute(page);
  const id = routeId(page);
  const found = (await page.read((tx) => protectionsOf(tx, institute))).find((row) => row.id === id);
  if (!found) throw new NotFound();
  return found;
};
