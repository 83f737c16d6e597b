import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { dayAndId, valueAndId } from '../../../kernel/list-key.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { ActionKind } from '../../programmes/rules/outcome-input.ts';
import type { WithdrawnKind } from '../../rights/rules/withdrawal-input.ts';
import type { Mode } from '../rules/activity-input.ts';
import type { CapacityTag } from '../rules/capacity-tag.ts';
import type { Decider } from '../rules/decision.ts';
import type { exchangeSides } from '../rules/exchange-detail.ts';
import { isTagged, tagsOf } from './capacity-tags.ts';
import { type Hemisphere, hemisphere } from './hemisphere.ts';
import { participantDaysOf } from './participant-days.ts';

export type ActivityState = 'planned' | 'held' | 'cancelled';

export type ActivityRow = {
  id: string;
  reference: string;
  kind: ActionKind;
  title: string;
  programmeId: string;
  programme: string;
  outcomeId: string;
  outcomeCode: string;
  outcomeTitle: Localized;
  outputId: string | null;
  partnershipId: string | null;
  partner: string | null;
  plannedFrom: CalendarDay;
  plannedUntil: CalendarDay;
  heldFrom: CalendarDay | null;
  heldUntil: CalendarDay | null;
  mode: Mode;
  country: string | null;
  place: string | null;
  decidedBy: Decider | null;
  decidedOn: CalendarDay | null;
  decidingOrgan: string | null;
  hemisphere: Hemisphere;
  /** What it strengthens and on which level (aim O2). */
  capacityTags: CapacityTag[];
  /** Kinds it serves besides its own, which is the one that money falls on. */
  furtherKinds: ActionKind[];
  enteredOnBehalf: string | null;
  state: ActivityState;
  /** People who took part; null until it was held. */
  participants: number | null;
  women: number | null;
  /** Of a training (A2) that was held; null otherwise. */
  participantDays: number | null;
  version: number;
};

export type ActivitySort = 'date' | 'date-up' | 'reference' | 'title';

/** `late`: planned, the last day has passed, and nobody said that it was held; `standing`: not cancelled. */
export const activityFilterStates = ['standing', 'planned', 'late', 'held', 'cancelled'] as const;
type ActivityFilterState = (typeof activityFilterStates)[number];

export type ActivityFilter = {
  search?: string | undefined;
  kind?: string | undefined;
  programmeId?: string | undefined;
  outcomeId?: string | undefined;
  /** Under one of these. */
  outcomeIds?: readonly string[] | undefined;
  partnershipId?: string | undefined;
  country?: string | undefined;
  state?: ActivityFilterState | undefined;
  year?: number | undefined;
  /** Those whose detail names this record of the area rights. */
  ledTo?: { kind: WithdrawnKind; id: string } | undefined;
  /** `unsaid`: no country, or no list to tell by. */
  hemisphere?: 'north' | 'south' | 'unsaid' | undefined;
  /** Of an exchange (A7). */
  side?: (typeof exchangeSides)[number] | undefined;
  capacityTag?: CapacityTag | undefined;
  sort?: ActivitySort | undefined;
  /** Key of the last row seen (`keyOfActivity`). */
  after?: string | undefined;
  /** Rows wanted at most; a page and one more where it is left out. */
  limit?: number | undefined;
};

export const activitiesAPage = 25;

/** Activities the actor may see, in the order asked for; one more than a page, to know whether there is another. */
export const activities = (
  tx: Tx,
  instituteId: string,
  filter: ActivityFilter = {},
): Promise<ActivityRow[]> => {
  const { column, direction } = orders[filter.sort ?? 'date'];
  return described(tx, wanted(tx, instituteId, filter))
    .orderBy(sql.ref(`a.${column}`), direction)
    .orderBy('a.id', direction)
    .execute();
};

// First which, then what: with its limit inside, names and counts are looked up for the rows of the page only.
const wanted = (tx: Tx, instituteId: string, filter: ActivityFilter) => {
  const { column, direction } = orders[filter.sort ?? 'date'];
  let query = ofInstitute(tx, instituteId)
    .orderBy(sql.ref(`a.${column}`), direction)
    .orderBy('a.id', direction)
    .limit(filter.limit ?? activitiesAPage + 1);
  for (const condition of conditions(filter)) query = query.where(condition);
  const after = placeOf(filter.after, filter.sort);
  if (!after) return query;
  const beyond = sql.raw(direction === 'desc' ? '<' : '>');
  const typed = column === 'planned_from' ? sql`${after.value}::date` : sql`${after.value}`;
  return query.where(sql<SqlBool>`(${sql.ref(`a.${column}`)}, a.id) ${beyond} (${typed}, ${after.id}::uuid)`);
};

/** Whether a page of the list can begin there: what `keyOfActivity` makes of a row in that order. */
export const isPlaceOfActivity = (key: string, sort?: ActivitySort): boolean =>
  placeOf(key, sort) !== undefined;

const placeOf = (key: string | undefined, sort: ActivitySort = 'date') =>
  orders[sort].column === 'planned_from' ? dayAndId(key) && valueAndId(key) : valueAndId(key);

/** How many they are in all. */
export const countOfActivities = async (
  tx: Tx,
  instituteId: string,
  filter: ActivityFilter,
): Promise<number> => {
  let query = tx.selectFrom('activities as a').where('a.institute_id', '=', instituteId);
  for (const condition of conditions(filter)) query = query.where(condition);
  const { count } = await query.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow();
  return count;
};

/** One activity; undefined where there is none that the actor may see. */
export const activityById = (tx: Tx, instituteId: string, id: string): Promise<ActivityRow | undefined> =>
  described(tx, ofInstitute(tx, instituteId).where('a.id', '=', id)).executeTakeFirst();

const orders = {
  date: { column: 'planned_from', direction: 'desc' },
  'date-up': { column: 'planned_from', direction: 'asc' },
  reference: { column: 'reference', direction: 'asc' },
  title: { column: 'title', direction: 'asc' },
} as const satisfies Record<ActivitySort, { column: string; direction: 'asc' | 'desc' }>;

/** Where the next page begins after this row. */
export const keyOfActivity = (row: ActivityRow, sort: ActivitySort = 'date'): string => {
  const value = { planned_from: row.plannedFrom, reference: row.reference, title: row.title }[
    orders[sort].column
  ];
  return `${value}|${row.id}`;
};

const conditions = (filter: ActivityFilter) => {
  const { search, kind, programmeId, outcomeId, partnershipId, country, state, year, ledTo, capacityTag } =
    filter;
  const equal = (column: string, value: string | undefined) =>
    value ? [sql<SqlBool>`${sql.ref(`a.${column}`)} = ${value}`] : [];
  return [
    ...equal('kind', kind),
    ...equal('programme_id', programmeId),
    ...equal('outcome_id', outcomeId),
    ...(filter.outcomeIds ? [sql<SqlBool>`a.outcome_id = any (${[...filter.outcomeIds]}::uuid[])`] : []),
    ...equal('partnership_id', partnershipId),
    ...equal('country', country),
    ...(year
      ? [sql<SqlBool>`a.planned_from between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`]
      : []),
    ...(search
      ? [
          sql<SqlBool>`strpos(lower(a.title || ' ' || a.reference || ' ' || coalesce(a.place, '')), lower(${search})) > 0`,
        ]
      : []),
    ...(state ? [ofState(state)] : []),
    ...(ledTo ? [linksTo[ledTo.kind](ledTo.id)] : []),
    ...(filter.hemisphere ? [sql<SqlBool>`coalesce(${hemisphere}, 'unsaid') = ${filter.hemisphere}`] : []),
    ...(filter.side
      ? [
          sql<SqlBool>`exists (select from activity_exchanges x
            where x.institute_id = a.institute_id and x.activity_id = a.id and x.side = ${filter.side})`,
        ]
      : []),
    ...(capacityTag ? [isTagged('a', capacityTag)] : []),
  ];
};

const linksTo = {
  dialogue_event: (id: string) => sql<SqlBool>`exists (select from activity_dialogues l
    where (l.institute_id, l.activity_id) = (a.institute_id, a.id) and l.event_id = ${id})`,
  collective_agreement: (id: string) => sql<SqlBool>`exists (select from activity_agreements l
    where (l.institute_id, l.activity_id) = (a.institute_id, a.id) and l.agreement_id = ${id})`,
  advocacy_dossier: (id: string) => sql<SqlBool>`exists (select from activity_dossiers l
    where (l.institute_id, l.activity_id) = (a.institute_id, a.id) and l.dossier_id = ${id})`,
} as const satisfies Record<WithdrawnKind, (id: string) => unknown>;

const wasHeld = sql<SqlBool>`exists (select from activity_holdings h
  where h.institute_id = a.institute_id and h.activity_id = a.id and h.ended_by_no is null)`;
const wasCancelled = sql<SqlBool>`exists (select from activity_cancellations c
  where c.institute_id = a.institute_id and c.activity_id = a.id)`;

const ofState = (state: ActivityFilterState) => {
  switch (state) {
    case 'cancelled':
      return wasCancelled;
    case 'held':
      return wasHeld;
    case 'standing':
      return sql<SqlBool>`not ${wasCancelled}`;
    case 'late':
      return sql<SqlBool>`not ${wasHeld} and not ${wasCancelled} and a.planned_until < ${todayIn()}::date`;
    default:
      return sql<SqlBool>`not ${wasHeld} and not ${wasCancelled}`;
  }
};

const ofInstitute = (tx: Tx, instituteId: string) =>
  tx.selectFrom('activities as a').selectAll('a').where('a.institute_id', '=', instituteId);

const daysOfTraining = sql<
  number | null
>`(select ${participantDaysOf(sql`counted.participants`, { holding: 'h', training: 't' })}
  from activity_trainings t join activity_holdings h
    on (h.institute_id, h.activity_id) = (t.institute_id, t.activity_id) and h.ended_by_no is null
 where (t.institute_id, t.activity_id) = (a.institute_id, a.id))`;

const described = (tx: Tx, which: ReturnType<typeof ofInstitute>) =>
  tx
    .selectFrom(which.as('a'))
    .innerJoin('programmes as pr', (join) =>
      join.onRef('pr.institute_id', '=', 'a.institute_id').onRef('pr.id', '=', 'a.programme_id'),
    )
    .innerJoin('outcomes as oc', (join) =>
      join.onRef('oc.institute_id', '=', 'a.institute_id').onRef('oc.id', '=', 'a.outcome_id'),
    )
    .leftJoin('partnerships as ps', (join) =>
      join.onRef('ps.institute_id', '=', 'a.institute_id').onRef('ps.id', '=', 'a.partnership_id'),
    )
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'ps.institute_id').onRef('o.id', '=', 'ps.organisation_id'),
    )
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('activity_holdings as h')
          .select(['h.held_from as heldFrom', 'h.held_until as heldUntil'])
          .whereRef('h.institute_id', '=', 'a.institute_id')
          .whereRef('h.activity_id', '=', 'a.id')
          .where('h.ended_by_no', 'is', null)
          .as('held'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('participant_counts as n')
          .select([
            sql<number | null>`sum(n.count)::bigint`.as('participants'),
            sql<number | null>`(sum(n.count) filter (where n.sex = 'female'))::bigint`.as('women'),
          ])
          .whereRef('n.institute_id', '=', 'a.institute_id')
          .whereRef('n.activity_id', '=', 'a.id')
          .where('n.ended_by_no', 'is', null)
          .as('counted'),
      (join) => join.onTrue(),
    )
    .select([
      'a.id',
      'a.reference',
      sql<ActionKind>`a.kind`.as('kind'),
      'a.title',
      'a.programme_id as programmeId',
      'pr.reference as programme',
      'a.outcome_id as outcomeId',
      'oc.code as outcomeCode',
      sql<Localized>`oc.title`.as('outcomeTitle'),
      'a.output_id as outputId',
      'a.partnership_id as partnershipId',
      'o.name as partner',
      'a.planned_from as plannedFrom',
      'a.planned_until as plannedUntil',
      'held.heldFrom',
      'held.heldUntil',
      sql<Mode>`a.mode`.as('mode'),
      'a.country',
      'a.place',
      sql<Decider | null>`a.decided_by`.as('decidedBy'),
      'a.decided_on as decidedOn',
      'a.deciding_organ as decidingOrgan',
      hemisphere.as('hemisphere'),
      sql<CapacityTag[]>`${tagsOf('a')}`.as('capacityTags'),
      sql<ActionKind[]>`a.further_kinds`.as('furtherKinds'),
      'a.entered_on_behalf as enteredOnBehalf',
      sql<ActivityState>`case when ${wasCancelled} then 'cancelled' when held."heldFrom" is not null then 'held' else 'planned' end`.as(
        'state',
      ),
      'counted.participants',
      'counted.women',
      daysOfTraining.as('participantDays'),
      'a.version',
    ]);
