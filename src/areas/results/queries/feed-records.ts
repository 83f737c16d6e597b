import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { heldParticipants, type RecordsAsked, realisedLines } from '../../activities/queries/held-records.ts';
import { memberCountsAt } from '../../partners/queries/member-counts-at.ts';
import { gainedAgreements } from '../../rights/queries/gained-agreements.ts';
import { type Feed, type FeedSource, feedSources, tellsCell } from '../rules/feed-input.ts';

/** Where a figure is asked for: one partner (null: the institute itself), one period, one cell. */
export type FeedPlace = {
  outcomeId: string;
  partnershipId: string | null;
  from: string;
  until: string;
  /** In the categories of the records (`recordCell`). */
  breakdown: Readonly<Record<string, string>>;
  /** None: wherever the partner worked, but in the countries that are told `elsewhere`. */
  country?: string | null | undefined;
  elsewhere?: readonly string[] | undefined;
  /** Entry number as of which the records are read. */
  asOf?: number | undefined;
};

/** `leadsTo`: the id in the address of the page on which the record stands. */
export type FeedRecord = { id: string; leadsTo: string; label: string; on: string; count: number };

/** `total` is undefined where the records know nothing of the place: a cell that they do not tell, no count of members. */
export type Proposal = { records: FeedRecord[]; total: number | undefined };

/** What the records come to in one place; the sum is that of the records given, and no other. */
export const proposedOf = async (
  tx: Tx,
  instituteId: string,
  feed: Feed,
  { asOf, ...place }: FeedPlace,
): Promise<Proposal> => {
  if (!tellsCell(feed.source, place.breakdown)) return { records: [], total: undefined };
  const places = placesOf([{ key: '', feed, place }]);
  const { rows: records } = await sql<FeedRecord>`
    select r.id, r.leads_to as "leadsTo", r.label, r.on_day as "on", r.count
      from (${recordsOf[feed.source]({ instituteId, places, asOf })}) r
     order by r.on_day, r.label, r.id`.execute(tx);
  if (isCount(feed.source) && records.length === 0) return { records, total: undefined };
  return { records, total: records.reduce((sum, { count }) => sum + count, 0) };
};

export type AskedProposal = { key: string; feed: Feed; place: Omit<FeedPlace, 'asOf'> };

/** What records come to, without the records. */
export type ProposedTotal = { total: number; records: number };

/** What the records come to in many places, by key, in one statement; a place of which they know nothing is left out. */
export const proposedTotals = async (
  tx: Tx,
  instituteId: string,
  asked: readonly AskedProposal[],
): Promise<ReadonlyMap<string, ProposedTotal>> => {
  const told = asked.filter(({ feed, place }) => tellsCell(feed.source, place.breakdown));
  if (told.length === 0) return new Map();
  const sources = feedSources.filter((source) => told.some(({ feed }) => feed.source === source));
  const { rows } = await sql<ProposedTotal & { key: string }>`
    with places as (select * from ${placesOf(told)} f),
      totals as (${totalsOf(instituteId, sources)})
    select key, total, records from totals`.execute(tx);
  return new Map(rows.map(({ key, ...total }) => [key, total]));
};

/**
 * What the records come to now, as a select over a relation `places` that stands before it: columns `key, total, records`. Where
 * counts of members know nothing of a place there is no row.
 */
export const totalsOf = (
  instituteId: string,
  sources: readonly FeedSource[] = feedSources,
): RawBuilder<unknown> => {
  const records = sources.map((source) => {
    const places = sql`(select * from places where source = ${source})`;
    return sql`(${recordsOf[source]({ instituteId, places })})`;
  });
  return sql`
    select p.key, coalesce(sum(r.count), 0)::bigint as total, count(r.id)::int as records
      from places p left join (${sql.join(records, sql` union all `)}) r on r.key = p.key
     group by p.key, p.source having count(r.id) > 0 or p.source not in ('members', 'dues_paying')`;
};

const placesOf = (asked: readonly AskedProposal[]): RawBuilder<unknown> => {
  const rows = asked.map(({ key, feed, place }) => ({
    key,
    source: feed.source,
    action_kind: feed.actionKind,
    theme: feed.theme,
    levels: feed.levels,
    outcome_id: place.outcomeId,
    partnership_id: place.partnershipId,
    from_on: place.from,
    until_on: place.until,
    breakdown: place.breakdown,
    country: place.country ?? null,
    elsewhere: place.elsewhere ?? [],
  }));
  return sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(key text, source text, action_kind text,
    theme text, levels text[], outcome_id uuid, partnership_id uuid, from_on date, until_on date, breakdown jsonb, country text,
    elsewhere text[]))`;
};

/** A stock that is counted on a day: where nobody did, it is not nought. */
const isCount = (source: FeedSource): boolean => source === 'members' || source === 'dues_paying';

/**
 * Agreements without those that only activities of other outcomes name: one that no activity names may be of any. Activities
 * are those of the same partner, which it and its institute see alike.
 */
const ofTheOutcome = (
  { instituteId, places, asOf }: RecordsAsked,
  agreements: RawBuilder<unknown>,
): RawBuilder<unknown> => {
  const naming = sql`select from activity_agreements b
      join activities a on (a.institute_id, a.id) = (b.institute_id, b.activity_id)
    where b.institute_id = ${instituteId} and b.agreement_id = r.id and a.partnership_id is not distinct from f.partnership_id
      and (${asOf ?? null}::bigint is null or b.entry_no <= ${asOf ?? null}::bigint)`;
  return sql`select r.key, r.id, r.leads_to, r.label, r.on_day, r.count from (${agreements}) r join ${places} f on f.key = r.key
     where not exists (${naming}) or exists (${naming} and a.outcome_id = f.outcome_id)`;
};

const recordsOf: Record<FeedSource, (asked: RecordsAsked) => RawBuilder<unknown>> = {
  participants: heldParticipants,
  agreements: (asked) => ofTheOutcome(asked, gainedAgreements(asked, 'each')),
  workers: (asked) => ofTheOutcome(asked, gainedAgreements(asked, 'workers')),
  members: (asked) => memberCountsAt(asked, 'members'),
  dues_paying: (asked) => memberCountsAt(asked, 'dues_paying'),
  plan_lines: realisedLines,
};
