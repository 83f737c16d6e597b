import { registerOrganisation } from './areas/partners/commands/register-organisation.ts';
import { partnerRoutes } from './areas/partners/routes.ts';
import { foundInstitute } from './areas/people/commands/found-institute.ts';
import { invitePerson } from './areas/people/commands/invite-person.ts';
import { adoptRulebook } from './areas/rulebook/commands/adopt-rulebook.ts';
import { type AnyCommand, commandRegistry } from './command/registry.ts';
import type { Route } from './page/page.ts';

/** Every registered command; one that is missing here cannot be replayed, imported or scheduled. */
const allCommands: readonly AnyCommand[] = [
  foundInstitute,
  invitePerson,
  registerOrganisation,
  adoptRulebook,
];

export const commands = commandRegistry(allCommands);

/** Every address, area by area. */
export const routes: readonly Route[] = [...partnerRoutes];
