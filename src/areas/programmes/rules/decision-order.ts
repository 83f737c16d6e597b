import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import type { DecisionKind } from './programme-input.ts';

/** What may follow what: a decision answers a submission and can be amended, a closed programme stays closed. */
const before: Record<DecisionKind, readonly (DecisionKind | undefined)[]> = {
  submitted: [undefined, 'refused', 'submitted'],
  decided: ['submitted', 'decided'],
  refused: ['submitted'],
  closed: ['decided'],
};

/** Whether a programme that stands in a state can be decided on so; undefined is one that is being prepared. */
export const canFollow = (kind: DecisionKind, state: DecisionKind | undefined): boolean =>
  before[kind].includes(state);

/**
 * Whether a programme was decided on without its submission, as could be recorded once: it can be said afterwards, and comes before all else.
 */
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

/**
 * The place of the first of these steps that cannot follow the one before it; undefined where all do. `before`: the steps as they stand,
 * which may begin with a decision from before its submission was asked.
 */
export const stepOutOfOrder = (
  kinds: readonly DecisionKind[],
  before: readonly DecisionKind[],
): number | undefined => {
  const mayBegin = (kind: DecisionKind) => kind === 'decided' && before[0] === 'decided';
  const at = kinds.findIndex(
    (kind, place) => !canFollow(kind, kinds[place - 1]) && !(place === 0 && mayBegin(kind)),
  );
  return at === -1 ? undefined : at;
};

/** Whether a step is a decision of which nothing says when the programme was submitted: its day is asked with it. */
export const asksSubmission = (kind: DecisionKind, steps: readonly { kind: DecisionKind }[]): boolean =>
  kind === 'decided' && steps.length === 0;

/** What is wrong with the day of a submission that is said with the decision that answers it, by field. */
export const submissionDayErrors = (
  { kind, decidedOn, submittedOn }: Dated & { kind: DecisionKind; submittedOn?: CalendarDay | undefined },
  steps: readonly { kind: DecisionKind }[],
): FieldErrors | undefined => {
  if (!asksSubmission(kind, steps))
    return submittedOn && { submittedOn: [{ key: 'programmes.submission-day-not-asked' }] };
  if (!submittedOn) return { submittedOn: [{ key: 'programmes.decision-answers-submission' }] };
  return submittedOn > decidedOn
    ? { submittedOn: [{ key: 'programmes.submitted-after-decision', args: { day: decidedOn } }] }
    : undefined;
};
