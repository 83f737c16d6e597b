import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomeById } from '../queries/outcomes.ts';
import type { PlanLineInput } from '../rules/action-plan-input.ts';

type Plan = { fromOn: CalendarDay; untilOn: CalendarDay };

/** What is wrong with a line, by field: it lies inside its plan and names an outcome that is there. */
export const wrongLine = async (
  tx: Tx,
  instituteId: string,
  plan: Plan,
  { fromOn, untilOn, outcomeId }: PlanLineInput,
): Promise<FieldErrors | undefined> => {
  const outside = { key: 'programmes.line-outside-plan', args: { from: plan.fromOn, until: plan.untilOn } };
  if (fromOn < plan.fromOn) return { fromOn: [outside] };
  if (untilOn > plan.untilOn) return { untilOn: [outside] };
  if (outcomeId && !(await outcomeById(tx, instituteId, outcomeId)))
    return { outcomeId: [{ key: 'problem.not-known-here' }] };
  return undefined;
};

/** What a line says, as its row. */
export const rowOfLine = (line: PlanLineInput) => ({
  theme: line.theme,
  title: JSON.stringify(line.title),
  from_on: line.fromOn,
  until_on: line.untilOn,
  planned_sessions: line.plannedSessions ?? null,
  planned_participants: line.plannedParticipants ?? null,
  outcome_id: line.outcomeId ?? null,
});
