import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { type ExceptionRow, exceptionOf, exceptionRowsIn } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { additionRule } from '../rules/addition-rule.ts';
import { contributionRule, designRules, graveRiskRule } from '../rules/design-rules.ts';
import { isOfItsTime } from '../rules/framework-cycle.ts';
import { riskScore } from '../rules/risk-tone.ts';
import { type AdditionRow, additionRows } from './additions.ts';
import { isGoingOn, isOfGoingOn } from './outcome-ends.ts';
import type { ProgrammeCheck } from './programme-checks.ts';
import { followUpIsDue, markedNow, risksWithLast, stateNow } from './risk-parts.ts';

/** Which kinds of news need prior approval is one number of the rulebook, that of the rule on shifts of the budget. */
const approvalOf = { ruleId: 'M17', name: 'prior-approval' };

/** A target to which an outcome contributes, and when its framework runs. */
type TargetRow = Period & { outcomeId: string; code: string };
type OpenRisk = { probability: number; impact: number; isMitigated: boolean; isFollowUpDue: boolean };
type Period = { fromOn: CalendarDay; untilOn: CalendarDay };
type JudgedOutcome = { id: string; code: string; title: Localized };

/** The facts in one statement; no period where the programme is not the actor's to see. */
const designFacts = (tx: Tx, instituteId: string, programmeId: string, day: CalendarDay) =>
  together<{
    periods: Period;
    outcomes: JudgedOutcome;
    risks: OpenRisk;
    targets: TargetRow;
    additions: AdditionRow;
    granted: ExceptionRow;
  }>(tx, {
    periods: sql`select from_on as "fromOn", until_on as "untilOn" from programmes
      where institute_id = ${instituteId} and id = ${programmeId}`,
    outcomes: sql`select id, code, title from outcomes
      where institute_id = ${instituteId} and programme_id = ${programmeId} and ${isGoingOn('outcomes')} order by position, code`,
    risks: sql`
      select ${markedNow}, r.mitigation <> '{}' as "isMitigated", ${followUpIsDue(day)} as "isFollowUpDue"
        from ${risksWithLast}
        join programmes g on (g.institute_id, g.id) = (r.institute_id, r.programme_id)
       where r.institute_id = ${instituteId} and r.programme_id = ${programmeId} and ${stateNow} <> 'closed'
         and ${isOfGoingOn('r')}`,
    targets: sql`
      select c.outcome_id as "outcomeId", t.code, k.from_on as "fromOn", k.until_on as "untilOn"
        from framework_contributions c
        join framework_targets t on (t.institute_id, t.id) = (c.institute_id, c.target_id)
        join strategic_frameworks k on (k.institute_id, k.id) = (t.institute_id, t.framework_id)
       where c.institute_id = ${instituteId} and c.programme_id = ${programmeId} and c.outcome_id is not null
       order by t.code`,
    additions: additionRows(instituteId, programmeId),
    granted: exceptionRowsIn(
      instituteId,
      sql`select 'programme'::text, ${programmeId}::uuid union all
          select 'outcome', id from outcomes
           where institute_id = ${instituteId} and programme_id = ${programmeId}`,
    ),
  });

/**
 * What the rules say on `day` of how a programme is thought out: contributions of its outcomes, its grave risks,
 * what came to it since the donor decided. For
 * who reads the programme file; nothing where the programme is not the actor's to see.
 */
export const designChecks = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  day: CalendarDay,
): Promise<ProgrammeCheck[]> => {
  const facts = await designFacts(tx, instituteId, programmeId, day);
  const { periods, outcomes, risks, targets, additions, granted } = facts;
  const [period] = periods;
  if (!period) return [];
  const itself = { kind: 'programme' as const, id: programmeId };
  const exceptions = granted.map(exceptionOf);
  const ids = [...designRules.map(({ id }) => id), approvalOf.ruleId];
  const parameters = await parametersOn(tx, instituteId, ids, day);
  const approval = parameters.get(approvalOf.ruleId)?.get(approvalOf.name);
  const added = (outcomeId: string | null) => ({
    additions: additions.filter((addition) => addition.outcomeId === outcomeId),
    needsApproval: approval?.value ?? '',
    unconfirmed: approval?.confidence === 'read' ? [] : [`${approvalOf.ruleId} ${approvalOf.name}`],
  });
  const on = (id: string) => ({ day, exceptions: exceptions.filter(({ subject }) => subject.id === id) });
  const open = {
    risks: risks.map((risk) => ({
      score: riskScore(risk),
      isMitigated: risk.isMitigated,
      isFollowUpDue: risk.isFollowUpDue,
    })),
  };
  return [
    {
      ...applyRule(graveRiskRule, open, parameters.get(graveRiskRule.id) ?? new Map(), on(programmeId)),
      subject: itself,
    },
    { ...applyRule(additionRule, added(null), new Map(), on(programmeId)), subject: itself },
    ...outcomes.map((outcome) => ({
      ...applyRule(
        contributionRule,
        {
          code: outcome.code,
          targets: targets
            .filter((target) => target.outcomeId === outcome.id && isOfItsTime(target, period))
            .map(({ code }) => code),
        },
        new Map(),
        on(outcome.id),
      ),
      subject: subjectOf(outcome),
    })),
    ...outcomes.map((outcome) => ({
      ...applyRule(additionRule, added(outcome.id), new Map(), on(outcome.id)),
      subject: subjectOf(outcome),
    })),
  ];
};

const subjectOf = ({ id, code, title }: JudgedOutcome) => ({
  kind: 'outcome' as const,
  id,
  code,
  title,
});
