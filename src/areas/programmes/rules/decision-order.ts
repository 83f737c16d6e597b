import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';
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

/** Whether a programme was decided on without its submission, which can be said afterwards: it comes before all else. */
export const isForgotten = (kind: DecisionKind, kinds: readonly DecisionKind[]): boolean =>
  kind === 'submitted' && kinds[0] === 'decided';

/** Whether there is anything to amend: the donor decided on the programme at least once. */
export const canBeAmended = (steps: readonly { kind: DecisionKind }[]): boolean =>
  steps.some(({ kind }) => kind === 'decided');

type Dated = { decidedOn: CalendarDay };

/** What is wrong with the day of a step between the one before it and the one after it; undefined where nothing is. */
export const dayOutOfOrder = (
  decidedOn: CalendarDay,
  { before, after }: { before?: Dated | undefined; after?: Dated | undefined },
): Problem | undefined => {
  if (before && decidedOn < before.decidedOn)
    return { key: 'programmes.step-before-last', args: { day: before.decidedOn } };
  return after && decidedOn > after.decidedOn
    ? { key: 'programmes.step-after-next', args: { day: after.decidedOn } }
    : undefined;
};

/** The place of the first of these steps that cannot follow the one before it; undefined where all do. */
export const stepOutOfOrder = (kinds: readonly DecisionKind[]): number | undefined => {
  const at = kinds.findIndex((kind, place) => !canFollow(kind, kinds[place - 1]));
  return at === -1 ? undefined : at;
};
