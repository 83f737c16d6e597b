import type { ActionKind } from '../../programmes/rules/outcome-input.ts';

/** The kinds an activity serves besides its own, each once: the own one is the only one that money and people fall on. */
export const othersOf = (own: ActionKind, given: readonly ActionKind[] = []): ActionKind[] =>
  [...new Set(given)].filter((kind) => kind !== own).sort();
