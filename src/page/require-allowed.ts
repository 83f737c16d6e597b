import type { Permission } from '../kernel/actor.ts';
import { NotAllowed } from '../kernel/problem.ts';

/** @throws NotAllowed with the sentence that says why not. */
export const requireAllowed = (allowed: Permission): void => {
  if (allowed !== true) throw new NotAllowed(allowed);
};
