import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { cellOf, cellsOf } from '../rules/breakdown-cells.ts';
import type { Feed, FeedSource } from '../rules/feed-input.ts';
import { canBeFed } from '../rules/measured.ts';
import { figureKey } from '../rules/report-figures.ts';
import { type AskedProposal, type ProposedTotal, proposedTotals } from './feed-records.ts';
import type { IndicatorDefinition } from './indicators.ts';

export type SheetProposals = ReadonlyMap<string, ProposedTotal & { feed: Feed }>;

type Place = { partnershipId: string; from: string; until: string };

/** What records come to for each cell of a partner's sheet that they can tell, by cell as `figureKey` writes it; two queries. */
export const sheetProposals = async (
  tx: Tx,
  instituteId: string,
  indicators: readonly IndicatorDefinition[],
  { partnershipId, from, until }: Place,
): Promise<SheetProposals> => {
  const feeds = await feedsOf(tx, instituteId, indicators);
  const asked = indicators.flatMap((indicator): AskedProposal[] => {
    const feed = feeds.get(indicator.id);
    if (!feed) return [];
    return ['', ...cellsOf(indicator)].map((cell) => {
      const breakdown = cellOf(cell);
      const { outcomeId } = indicator;
      return {
        key: figureKey({ indicatorId: indicator.id, breakdown }),
        feed,
        place: { outcomeId, partnershipId, from, until, breakdown },
      };
    });
  });
  const totals = await proposedTotals(tx, instituteId, asked);
  return new Map(
    asked.flatMap(({ key, feed }) => {
      const found = totals.get(key);
      return found ? [[key, { ...found, feed }] as const] : [];
    }),
  );
};

const feedsOf = async (
  tx: Tx,
  instituteId: string,
  indicators: readonly IndicatorDefinition[],
): Promise<ReadonlyMap<string, Feed>> => {
  const ids = indicators.filter(canBeFed).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('indicator_feeds')
    .select(['indicator_id as id', sql<FeedSource>`source`.as('source')])
    .select(['action_kind as actionKind', 'theme', 'levels'])
    .where('institute_id', '=', instituteId)
    .where('indicator_id', 'in', ids)
    .where('source', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, ...feed }) => [id, feed]));
};
