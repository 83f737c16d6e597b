import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { OrganisationKind } from '../rules/organisation-input.ts';
import { screeningRules } from '../rules/partner-rules.ts';
import { isUnionKind } from '../rules/screening.ts';
import { handOverChecksOf } from './hand-over-checks.ts';
import { memberCountsOfAll, memberJumpChecks } from './member-counts.ts';
import { screeningVerdicts } from './screening-checks.ts';
import { screeningsOfAll } from './screenings.ts';

export type JudgedPartner = { id: string; name: string; kind: OrganisationKind };

/** What is looked at of a partner: its screenings, its plan of hand-over, its members. */
export type PartnerSide = 'screenings' | 'hand-over' | 'members';

/** A check, the partner it is about and the side of its file where that is settled. */
export type PartnerCheck = { check: Check; partner: JudgedPartner; side: PartnerSide };

/**
 * What aims O1 and O7 say of partners on a day: their screenings, members, and their hand-over before a
 * programme that ends on `programmeUntil`. Five queries however many there are; no answer of an assessment is read.
 */
export const checksOfPartners = async (
  tx: Tx,
  instituteId: string,
  partners: readonly JudgedPartner[],
  { day, programmeUntil }: { day: CalendarDay; programmeUntil: CalendarDay },
): Promise<PartnerCheck[]> => {
  const ids = partners.map(({ id }) => id);
  const screenings = await screeningsOfAll(tx, instituteId, ids, day);
  const members = await memberCountsOfAll(tx, instituteId, ids);
  const parameters = await parametersOn(
    tx,
    instituteId,
    screeningRules.map(({ id }) => id),
    day,
  );
  const subjects = ids.map((id) => ({ kind: 'partnership', id }));
  const exceptions = await exceptionsFor(tx, instituteId, subjects);
  const handOver = await handOverChecksOf(tx, instituteId, ids, { day, programmeUntil }, exceptions);
  const found: PartnerCheck[] = [];
  for (const partner of partners) {
    const own = exceptions.filter(({ subject }) => subject.id === partner.id);
    const on = { day, exceptions: own };
    const looked = screenings.get(partner.id) ?? [];
    const jumps = await memberJumpChecks(tx, instituteId, members.get(partner.id) ?? [], day);
    const say = (side: PartnerSide, checks: Iterable<Check>) => {
      for (const check of checks) found.push({ check, partner, side });
    };
    if (isUnionKind(partner.kind)) say('screenings', screeningVerdicts(looked[0] ?? null, parameters, on));
    say(
      'hand-over',
      handOver.filter(({ subject }) => subject.id === partner.id).map(({ subject: _, ...check }) => check),
    );
    say('members', jumps.values());
  }
  return found;
};
