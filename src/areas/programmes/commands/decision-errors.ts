import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { handInChecks } from '../queries/hand-in-checks.ts';
import type { DecisionKind } from '../rules/programme-input.ts';

type Said = { kind: DecisionKind; decidedOn: CalendarDay; reference?: string | undefined };

/** What is wrong with a step of a programme: its day has come, and a decision has a reference. */
export const decisionErrors = ({ kind, decidedOn, reference }: Said): FieldErrors | undefined => {
  if (decidedOn > todayIn()) return { decidedOn: [{ key: 'programmes.decision-in-future' }] };
  return kind === 'decided' && !reference ? { reference: [{ key: 'problem.missing' }] } : undefined;
};

/** The check that blocks the submission of a programme on a day, if one does. */
export const blockedSubmission = async (
  tx: Tx,
  chain: string,
  { programmeId, on }: { programmeId: string; on: CalendarDay },
): Promise<Problem | undefined> => {
  const [blocker] = blockersAt(await handInChecks(tx, chain, programmeId, on), 'submitting');
  return blocker?.sentence;
};
