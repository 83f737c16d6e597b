import type { DecisionKind } from './programme-input.ts';

/** What may follow what: a decision can be amended, a closed programme stays closed. */
const before: Record<DecisionKind, readonly (DecisionKind | undefined)[]> = {
  submitted: [undefined, 'refused', 'submitted'],
  decided: [undefined, 'submitted', 'decided'],
  refused: ['submitted'],
  closed: ['decided'],
};

/** Whether a programme that stands in a state can be decided on so; undefined is one that is being prepared. */
export const canFollow = (kind: DecisionKind, state: DecisionKind | undefined): boolean =>
  before[kind].includes(state);

/** The place of the first of these steps that cannot follow the one before it; undefined where all do. */
export const stepOutOfOrder = (kinds: readonly DecisionKind[]): number | undefined => {
  const at = kinds.findIndex((kind, place) => !canFollow(kind, kinds[place - 1]));
  return at === -1 ? undefined : at;
};
