import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { exceptionsFor, type GrantedException } from '../../records/queries/derogations.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { lastCycle } from '../rules/last-cycle.ts';
import { planApproval } from '../rules/plan-approval.ts';
import type { HandOverPlanRow } from './hand-over-plans.ts';
import type { PartnerDecisionRow } from './partner-decisions.ts';

const noNumbers = new Map();

/** What aim O7 says of an edition of a partner's plan; the decisions come with the last first. */
export const handOverChecks = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  day: CalendarDay,
  seen: { plan: HandOverPlanRow | undefined; decisions: readonly PartnerDecisionRow[] },
): Promise<Check[]> => {
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'partnership', id: partnershipId }]);
  const on = { day, exceptions };
  const { plan, decisions } = seen;
  const onPlan = plan && {
    edition: plan.edition,
    finalOn: plan.finalOn,
    decisions: decisions.filter(({ aboutId }) => aboutId === plan.id),
  };
  return onPlan ? [applyRule(planApproval, onPlan, noNumbers, on)] : [];
};

/** A check and the partner it is about. */
export type HandOverCheck = Check & { subject: { kind: 'partnership'; id: string } };

type PartnerOf = {
  id: string;
  name: string;
  untilOn: CalendarDay | null;
  edition: number | null;
  finalOn: CalendarDay | null;
  verdict: 'approved' | 'rejected' | null;
  decidedOn: CalendarDay | null;
};

/**
 * What aim O7 says of these partners before a programme that ends on `programmeUntil` is filed: of each its last
 * edition, and the last decision on that.
 */
export const handOverChecksOf = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  { day, programmeUntil }: { day: CalendarDay; programmeUntil: CalendarDay },
  /** Derogations of these partners, where the caller asked for them. */
  known?: readonly GrantedException[],
): Promise<HandOverCheck[]> => {
  if (partnershipIds.length === 0) return [];
  const { rows } = await sql<PartnerOf>`
    select p.id, o.name, p.until_on as "untilOn", h.edition, c.final_on as "finalOn", d.verdict, d.decided_on as "decidedOn"
      from partnerships p
      join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
      left join lateral (select h.id, h.edition from hand_over_plans h
        where (h.institute_id, h.partnership_id) = (p.institute_id, p.id) order by h.edition desc limit 1) h on true
      left join hand_over_closings c on (c.institute_id, c.plan_id) = (p.institute_id, h.id)
      left join lateral (select d.verdict, d.decided_on from partner_decisions d
        where d.institute_id = p.institute_id and d.about_id = h.id and d.ended_by_no is null
        order by d.decided_on desc, d.entry_no desc limit 1) d on true
     where p.institute_id = ${instituteId} and p.id = any (${[...partnershipIds]}::uuid[])
     order by o.name, p.id`.execute(tx);
  const subjects = rows.map(({ id }) => ({ kind: 'partnership' as const, id }));
  const exceptions = known ?? (await exceptionsFor(tx, instituteId, subjects));
  return rows.flatMap((row) => {
    const subject = { kind: 'partnership' as const, id: row.id };
    const on = { day, exceptions: exceptions.filter((each) => each.subject.id === row.id) };
    const cycle = {
      partner: row.name,
      partnerUntil: row.untilOn,
      programmeUntil,
      hasPlan: row.edition !== null,
    };
    const { edition, finalOn, verdict, decidedOn } = row;
    const decisions = verdict && decidedOn ? [{ verdict, decidedOn }] : [];
    return [
      { ...applyRule(lastCycle, cycle, noNumbers, on), subject },
      ...(edition === null
        ? []
        : [{ ...applyRule(planApproval, { edition, finalOn, decisions }, noNumbers, on), subject }]),
    ];
  });
};
