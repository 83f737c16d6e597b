import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isGoingOn } from '../../programmes/queries/outcome-ends.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { type ExceptionRow, exceptionOf, exceptionRows } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { orOfTheLaw } from '../rules/of-the-law.ts';
import { type EvaluatedProgramme, programmeEvaluationRules } from '../rules/programme-evaluation-rules.ts';

type Period = { fromOn: CalendarDay; untilOn: CalendarDay };
type Evaluation = EvaluatedProgramme['evaluations'][number];

/** What the rules say on `day` of a programme's evaluations taken together; nothing where it is not there. Two queries at most. */
export const programmeEvaluationChecks = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  day: CalendarDay,
): Promise<ProgrammeCheck[]> => {
  const subject = { kind: 'programme' as const, id: programmeId };
  const { periods, outcomes, evaluations, granted } = await together<{
    periods: Period;
    outcomes: { code: string };
    evaluations: Evaluation;
    granted: ExceptionRow;
  }>(tx, {
    periods: sql`select from_on as "fromOn", until_on as "untilOn" from programmes
      where institute_id = ${instituteId} and id = ${programmeId}`,
    outcomes: sql`select code from outcomes
      where institute_id = ${instituteId} and programme_id = ${programmeId} and ${isGoingOn('outcomes')} order by position, code`,
    evaluations: sql`select e.title, e.kind, o.code as outcome, e.is_external as "isExternal", s.on_day as "receivedOn"
      from evaluations e
      left join outcomes o on (o.institute_id, o.id) = (e.institute_id, e.outcome_id)
      left join evaluation_steps s
        on (s.institute_id, s.evaluation_id) = (e.institute_id, e.id) and s.step = 'received' and s.ended_by_no is null
     where e.institute_id = ${instituteId} and e.programme_id = ${programmeId}
       and e.withdrawn_on is null order by e.from_on, e.id`,
    granted: exceptionRows(instituteId, [subject]),
  });
  const [period] = periods;
  if (!period) return [];
  const ids = programmeEvaluationRules.map(({ id }) => id);
  const parameters = await parametersOn(tx, instituteId, ids, day);
  const facts = { today: day, ...period, outcomes: outcomes.map(({ code }) => code), evaluations };
  const on = { day, exceptions: granted.map(exceptionOf) };
  return programmeEvaluationRules.map((rule) => ({
    ...applyRule(rule, facts, orOfTheLaw(rule, parameters.get(rule.id)), on),
    subject,
  }));
};
