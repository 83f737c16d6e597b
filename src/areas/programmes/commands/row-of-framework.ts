import type { FrameworkSaid } from '../rules/framework-input.ts';

/** The columns of what was said of a framework. */
export const rowOfFramework = (said: FrameworkSaid) => ({
  name: JSON.stringify(said.name),
  kind: said.kind,
  lead: said.lead ?? null,
  from_on: said.fromOn,
  until_on: said.untilOn,
  context: JSON.stringify(said.context),
  synergies: JSON.stringify(said.synergies),
  arrangements: JSON.stringify(said.arrangements),
});
