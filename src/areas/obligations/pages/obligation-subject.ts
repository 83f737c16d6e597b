import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { mayReadObligations } from '../rules/obligation-permissions.ts';

/** The institute whose clock this is; for who may not read it the page does not exist. */
export const requireClockReader = (page: Page): { id: string; code: string } => {
  const { institute } = page.actor;
  if (!institute || mayReadObligations(page.actor) !== true) throw new NotFound();
  return institute;
};
