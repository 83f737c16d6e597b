import type { Tx } from '../../../db/transaction.ts';
import {
  heldParticipants,
  type ParticipantCell,
  realisedLines,
} from '../../activities/queries/held-records.ts';
import { type MemberCountRow, memberCountsOf } from '../../partners/queries/member-counts.ts';
import { gainedAgreements } from '../../rights/queries/gained-agreements.ts';
import type { Feed, FeedSource } from '../rules/feed-input.ts';

/** Where a figure is asked for: one partner (null: the institute itself), one period, one cell. */
export type FeedPlace = {
  outcomeId: string;
  partnershipId: string | null;
  from: string;
  until: string;
  breakdown: Readonly<Record<string, string>>;
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
  place: FeedPlace,
): Promise<Proposal> => {
  if (!knows(feed.source, place.breakdown)) return { records: [], total: undefined };
  const records = await readers[feed.source](tx, instituteId, place, feed);
  const isCount = feed.source === 'members' || feed.source === 'dues_paying';
  if (isCount && records.length === 0) return { records, total: undefined };
  return { records, total: records.reduce((sum, { count }) => sum + count, 0) };
};

/** The axes that each kind of record tells apart, at most so many at once. */
const axes: Record<FeedSource, { known: readonly string[]; atOnce: number }> = {
  participants: { known: ['sex', 'age', 'economy'], atOnce: 3 },
  agreements: { known: [], atOnce: 0 },
  workers: { known: ['sex'], atOnce: 1 },
  members: { known: ['sex', 'economy'], atOnce: 1 },
  dues_paying: { known: [], atOnce: 0 },
  plan_lines: { known: [], atOnce: 0 },
};

const knows = (source: FeedSource, breakdown: FeedPlace['breakdown']): boolean => {
  const asked = Object.keys(breakdown);
  return asked.length <= axes[source].atOnce && asked.every((axis) => axes[source].known.includes(axis));
};

type Read = (tx: Tx, instituteId: string, place: FeedPlace, feed: Feed) => Promise<FeedRecord[]>;

const membersOf =
  (countOf: (row: MemberCountRow, place: FeedPlace) => number | null): Read =>
  async (tx, instituteId, place) => {
    const { partnershipId, until, asOf } = place;
    if (!partnershipId) return [];
    const series = await memberCountsOf(tx, instituteId, partnershipId, asOf);
    const last = series.findLast(({ onDay }) => onDay <= until);
    const count = last ? countOf(last, place) : null;
    return last && count !== null
      ? [{ id: last.id, leadsTo: partnershipId, label: last.source, on: last.onDay, count }]
      : [];
  };

const readers: Record<FeedSource, Read> = {
  participants: async (tx, instituteId, place, { actionKind, theme }) => {
    const cell: ParticipantCell = place.breakdown;
    const rows = await heldParticipants(tx, instituteId, { ...place, kind: actionKind, theme, cell });
    return rows.map((row) => ({ ...row, leadsTo: row.id }));
  },
  agreements: async (tx, instituteId, place) =>
    (await gainedAgreements(tx, instituteId, place)).map(({ id, title, on }) => ({
      id,
      leadsTo: id,
      label: title,
      on,
      count: 1,
    })),
  workers: async (tx, instituteId, place) =>
    (await gainedAgreements(tx, instituteId, place)).map(({ id, title, on, workers }) => ({
      id,
      leadsTo: id,
      label: title,
      on,
      count: covered(workers, place.breakdown.sex),
    })),
  members: membersOf((row, { breakdown: { sex, economy } }) => {
    if (sex) return sex === 'female' ? row.women : sex === 'male' ? row.men : null;
    if (economy) return economy === 'formal' ? row.formal : economy === 'informal' ? row.informal : null;
    return row.members;
  }),
  dues_paying: membersOf(({ members, duesPaying }) =>
    duesPaying === null ? null : Math.round((members * duesPaying) / 100),
  ),
  plan_lines: async (tx, instituteId, place) =>
    (await realisedLines(tx, instituteId, place)).map(({ planId, ...row }) => ({ ...row, leadsTo: planId })),
};

type Covered = { women: number; men: number; unknown: number };

const covered = (workers: Covered | undefined, sex: string | undefined): number => {
  const { women, men, unknown } = workers ?? { women: 0, men: 0, unknown: 0 };
  if (sex === undefined) return women + men + unknown;
  return sex === 'female' ? women : sex === 'male' ? men : unknown;
};
