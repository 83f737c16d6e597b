import { sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { regionalKinds } from '../../partners/rules/organisation-input.ts';
import type { ActionKind } from '../../programmes/rules/outcome-input.ts';
import type { ActivityFacts } from '../rules/activity-facts.ts';
import type { CapacityTag } from '../rules/capacity-tag.ts';
import { tagsOf } from './capacity-tags.ts';

export type JudgedActivity = {
  id: string;
  /** The activity's partner, where that is a regional body (aim O3). */
  partnerBodyId: string | null;
  isWholeGraphSeen: boolean;
} & Pick<
  ActivityFacts,
  | 'kind'
  | 'partnershipId'
  | 'from'
  | 'until'
  | 'isHeld'
  | 'reportOn'
  | 'mode'
  | 'country'
  | 'isBelgianOutcome'
  | 'aims'
  | 'capacityTags'
  | 'programme'
  | 'awareness'
  | 'decision'
>;

/** Which activities: those with these ids, or all of a programme. */
export type JudgedScope = readonly string[] | { programmeId: string };

/**
 * What every rule needs of activities that were not cancelled: held days where there are any, else those planned. As of an
 * audit number only what was held and cancelled is as it was then; the rest of an activity is changed in place.
 */
export const judgedActivities = async (
  tx: Tx,
  instituteId: string,
  of: JudgedScope,
  asOf?: number,
): Promise<JudgedActivity[]> => {
  if ('length' in of && of.length === 0) return [];
  const rows = await tx
    .selectFrom('activities as a')
    .innerJoin('programmes as p', (join) =>
      join.onRef('p.institute_id', '=', 'a.institute_id').onRef('p.id', '=', 'a.programme_id'),
    )
    .innerJoin('outcomes as o', (join) =>
      join.onRef('o.institute_id', '=', 'a.institute_id').onRef('o.id', '=', 'a.outcome_id'),
    )
    .leftJoin('activity_holdings as h', (join) =>
      join
        .onRef('h.institute_id', '=', 'a.institute_id')
        .onRef('h.activity_id', '=', 'a.id')
        .on(standing('h', asOf)),
    )
    .leftJoin('activity_awareness as w', (join) =>
      join.onRef('w.institute_id', '=', 'a.institute_id').onRef('w.activity_id', '=', 'a.id'),
    )
    .leftJoin('activity_cancellations as c', (join) =>
      join
        .onRef('c.institute_id', '=', 'a.institute_id')
        .onRef('c.activity_id', '=', 'a.id')
        .on(known('c', asOf)),
    )
    .select([
      'a.id',
      'a.partnership_id as partnershipId',
      sql<ActionKind>`a.kind`.as('kind'),
      sql<CalendarDay>`coalesce(h.held_from, a.planned_from)`.as('from'),
      sql<CalendarDay>`coalesce(h.held_until, a.planned_until)`.as('until'),
      sql<boolean>`h.id is not null`.as('isHeld'),
      'h.report_on as reportOn',
      sql<ActivityFacts['mode']>`a.mode`.as('mode'),
      'a.country',
      sql<
        ActivityFacts['awareness']
      >`case when w.activity_id is not null then jsonb_build_object('audience', w.audience) end`.as(
        'awareness',
      ),
      sql<
        ActivityFacts['decision']
      >`jsonb_build_object('by', a.decided_by, 'on', a.decided_on, 'organ', a.deciding_organ)`.as('decision'),
      'o.is_belgian as isBelgianOutcome',
      // Of other members of a body a partner reads nothing: what it sees would make every body look unsupported.
      sql<boolean>`current_user <> 'relais_partner'`.as('isWholeGraphSeen'),
      sql<string | null>`(select b.id from partnerships s join organisations b
        on (b.institute_id, b.id) = (s.institute_id, s.organisation_id)
        where (s.institute_id, s.id) = (a.institute_id, a.partnership_id)
          and b.kind = any (${[...regionalKinds]}))`.as('partnerBodyId'),
      'o.aims',
      sql<CapacityTag[]>`${tagsOf('a')}`.as('capacityTags'),
      sql<string[]>`(select case when bool_or(l.region_code is not null) then '{}'
        else coalesce(array_agg(distinct l.country order by l.country), '{}') end
        from programme_places l where (l.institute_id, l.programme_id) = (a.institute_id, a.programme_id))`.as(
        'programmeCountries',
      ),
      'p.reference',
      'p.from_on as programmeFrom',
      'p.until_on as programmeUntil',
    ])
    .where('a.institute_id', '=', instituteId)
    .where(
      'programmeId' in of
        ? sql<boolean>`a.programme_id = ${of.programmeId}`
        : sql<boolean>`a.id = any(${[...of]}::uuid[])`,
    )
    .where('c.activity_id', 'is', null)
    .execute();
  return rows.map(({ reference, programmeFrom, programmeUntil, programmeCountries, ...row }) => ({
    ...row,
    programme: {
      reference,
      from: programmeFrom,
      until: programmeUntil,
      countries: programmeCountries,
    },
  }));
};
