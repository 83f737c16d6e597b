import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { AwarenessEntry } from '../rules/awareness-sums.ts';

export type Awareness = {
  audience: string | null;
  spoken: string | null;
  material: string | null;
  version: number;
  /** Whom it should reach, by channel. */
  planned: Readonly<Record<string, number>>;
};

/** What an activity says of its awareness; undefined where it brings about none, or is a campaign of A9. */
export const awarenessOf = async (
  tx: Tx,
  instituteId: string,
  activityId: string,
): Promise<Awareness | undefined> => {
  const { rows } = await sql<Awareness>`
    select w.audience, w.spoken, w.material, w.version, ${plannedChannels} as planned
      from activity_awareness w where w.institute_id = ${instituteId} and w.activity_id = ${activityId}`.execute(
    tx,
  );
  return rows[0];
};

export type ReachRow = { id: string; channel: string; reached: number };

/** Whom an activity reached, by channel, as it stands. */
export const reachesOf = (tx: Tx, instituteId: string, activityId: string): Promise<ReachRow[]> =>
  tx
    .selectFrom('awareness_reaches')
    .select(['id', 'channel', 'reached'])
    .where('institute_id', '=', instituteId)
    .where('activity_id', '=', activityId)
    .where('ended_by_no', 'is', null)
    .orderBy('channel')
    .execute();

/** What counts for aim O8 in a year: campaigns of A9, and activities of other kinds that bring about awareness. */
export const awarenessEntries = async (
  tx: Tx,
  instituteId: string,
  year: number,
): Promise<AwarenessEntry[]> => {
  const { rows } = await sql<AwarenessEntry>`
    select a.id, a.reference, a.title, a.kind, o.name as partner, a.country,
           coalesce(h.held_from, a.planned_from) as "from", h.id is not null as "isHeld",
           case when a.kind = 'A9' then ${campaignChannels} else ${plannedChannels} end as planned,
           ${reachedChannels} as reached
      from activities a
      left join activity_awareness w on (w.institute_id, w.activity_id) = (a.institute_id, a.id)
      left join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
      left join partnerships p on (p.institute_id, p.id) = (a.institute_id, a.partnership_id)
      left join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
     where a.institute_id = ${instituteId} and (a.kind = 'A9' or w.activity_id is not null)
       and a.planned_from between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
       and not exists (select from activity_cancellations c where (c.institute_id, c.activity_id) = (a.institute_id, a.id))
     order by a.planned_from desc, a.id`.execute(tx);
  return rows;
};

const plannedChannels = sql`(select coalesce(jsonb_object_agg(c.channel, c.planned_reach), '{}')
  from awareness_channels c where (c.institute_id, c.activity_id) = (w.institute_id, w.activity_id))`;

const campaignChannels = sql`(select coalesce(jsonb_object_agg(d.channel, d.expected), '{}')
  from (select c.channel, sum(c.expected_reach)::int as expected from campaign_days c
         where (c.institute_id, c.activity_id) = (a.institute_id, a.id) and c.expected_reach is not null
         group by c.channel) as d)`;

const reachedChannels = sql`(select coalesce(jsonb_object_agg(r.channel, r.reached), '{}')
  from awareness_reaches r where (r.institute_id, r.activity_id) = (a.institute_id, a.id) and r.ended_by_no is null)`;
