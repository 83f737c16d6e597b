import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { cellOf, cellsOf } from '../rules/breakdown-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import type { Feed, FeedSource } from '../rules/feed-input.ts';
import { canBeFed } from '../rules/measured.ts';
import { figureKey } from '../rules/report-figures.ts';
import { countriesShown } from '../rules/sheet-countries.ts';
import { recordCell } from '../rules/standard-axes.ts';
import { isWithoutCountry } from '../rules/undivided-figures.ts';
import { type AskedProposal, type ProposedTotal, proposedTotals } from './feed-records.ts';
import type { IndicatorDefinition } from './indicators.ts';
import type { ReportSheet, SheetFigure } from './report-sheets.ts';

export type SheetProposal = ProposedTotal & {
  feed: Feed;
  elsewhere: readonly string[];
  /** The cell as the records call it. */
  recordCell: Cell;
};
export type SheetProposals = ReadonlyMap<string, SheetProposal>;

type Place = { partnershipId: string | null; from: string; until: string };
type Asked = Place & { sheet: ReportSheet };

/**
 * What records come to for each cell and country of a partner's sheet that they can tell, by `figureKey`; two queries. Where
 * other countries are asked, the partner's own tells what none of them does, so that no record is told twice; beside
 * what was handed in without a country stands also what they come to together (`keyOfTogether`).
 */
export const sheetProposals = async (
  tx: Tx,
  instituteId: string,
  indicators: readonly IndicatorDefinition[],
  { sheet, ...place }: Asked,
): Promise<SheetProposals> => {
  const feeds = await feedsOf(tx, instituteId, indicators);
  const asked = indicators.flatMap((indicator): AskedProposal[] => {
    const feed = feeds.get(indicator.id);
    if (!feed) return [];
    const { id: indicatorId, outcomeId } = indicator;
    const elsewhere = countriesShown(indicator, sheet);
    return ['', ...cellsOf(indicator)].flatMap((cell): AskedProposal[] => {
      const breakdown = cellOf(cell);
      const keyIn = (country: string | null) => figureKey({ indicatorId, country, breakdown });
      const told = recordCell(indicator.axes, breakdown);
      if (!told) return [];
      const of = { outcomeId, ...place, breakdown: told };
      const together = { key: keyOfTogether(keyIn(null)), feed, place: of };
      return [
        { key: keyIn(null), feed, place: { ...of, elsewhere } },
        ...elsewhere.map((country) => ({ key: keyIn(country), feed, place: { ...of, country } })),
        ...(isWithoutCountry(indicator, sheet) ? [together] : []),
      ];
    });
  });
  const totals = await proposedTotals(tx, instituteId, asked);
  return new Map(
    asked.flatMap(({ key, feed, place: { elsewhere = [], breakdown: recordCell } }) => {
      const found = totals.get(key);
      return found ? [[key, { ...found, feed, elsewhere, recordCell }] as const] : [];
    }),
  );
};

const keyOfTogether = (key: string): string => `together ${key}`;

/** What records come to where this figure stands: in all countries together, where it was handed in without one. */
export const proposalBeside = (
  proposals: SheetProposals,
  figure: SheetFigure,
  isUndivided: boolean,
): SheetProposal | undefined =>
  proposals.get(isUndivided ? keyOfTogether(figureKey(figure)) : figureKey(figure));

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
