import { type Actor, type Permission, permitRoles, type Role } from '../../../kernel/actor.ts';

const officers: readonly Role[] = ['programme_officer', 'director'];

/** By code of a kind, who opens the page on which it is worked on; any other page is open to all who keep the clock. */
const workers: Readonly<Record<string, readonly Role[]>> = {
  'iati-sheet': officers,
  'performance-scores': officers,
  'lessons-learned': officers,
  'financial-report': officers,
};

/** Whether the person works on what an obligation asks for; the pages ask again, each by the permission of its area. */
export const mayWorkOn = (actor: Actor, { code }: { code: string }): Permission => {
  const roles = workers[code];
  return roles ? permitRoles(actor, ...roles) : true;
};

/** Who works on it, where that is not everyone who keeps the clock. */
export const workersOn = ({ code }: { code: string }): readonly Role[] => workers[code] ?? [];
