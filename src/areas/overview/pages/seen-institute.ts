import { type Actor, holds } from '../../../kernel/actor.ts';
import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';

/** Whether an institute's work in progress is this actor's to see: never the donor's, who reads what was filed. */
export const seesWorkInProgress = (
  actor: Actor,
): actor is Actor & { institute: NonNullable<Actor['institute']> } =>
  actor.institute !== null && !holds(actor, 'donor_officer');

/** The institute whose work in progress this page shows; for the donor, who belongs to none, the page does not exist. */
export const seenInstitute = ({ actor }: Page): string => {
  if (!seesWorkInProgress(actor)) throw new NotFound();
  return actor.institute.id;
};

/** The id in the address; what is no id belongs to nothing. */
export const addressedId = ({ params }: Page): string => {
  if (!isId(params.id)) throw new NotFound();
  return params.id;
};

/** The same with the institute's code. */
export const seenInstituteWithCode = (page: Page): { id: string; code: string } => {
  const id = seenInstitute(page);
  return { id, code: page.actor.institute?.code ?? '' };
};
