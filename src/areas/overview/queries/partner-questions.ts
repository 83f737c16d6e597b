import type { FigureRow, InstituteQuestion } from '../../../db/figure-question.ts';
import type { Tx } from '../../../db/transaction.ts';
import { capacityWorkOf } from '../../activities/queries/capacity-tags.ts';
import { type RunningSupportYear, runningSupportRows } from '../../finance/queries/running-support.ts';
import { runningShares } from '../../finance/rules/running-support.ts';
import { type PartnerChoice, partnerChoices } from '../../partners/queries/partnerships.ts';
import { ownershipShares } from '../rules/ownership-shares.ts';
import { ownershipLine } from './ownership-line.ts';

type Place = { instituteId: string; partnershipId: string; asOf: number | undefined };
type Line = { year: number } & FigureRow;

/** A question that each partner of an institute is asked, by year. */
const ofPartners = (
  question: Pick<InstituteQuestion, 'name' | 'figures' | 'ofToday'>,
  linesOf: (tx: Tx, place: Place) => Promise<Line[]>,
): InstituteQuestion => ({
  ...question,
  axes: ['partner'],
  most: 1,
  narrows: ['partner', 'year'],
  ask: async (institutes) => {
    const rows: FigureRow[] = [];
    for (const { id, code, asOf, narrowed, read } of institutes)
      await read(async (tx) => {
        const isAsked = (partner: PartnerChoice) =>
          narrowed?.partnershipId === undefined || narrowed.partnershipId === partner.id;
        for (const partner of (await partnerChoices(tx, id)).filter(isAsked)) {
          const lines = await linesOf(tx, { instituteId: id, partnershipId: partner.id, asOf });
          rows.push(
            ...lines
              .filter(({ year }) => narrowed?.year === undefined || narrowed.year === year)
              .map(({ year, at, figures }) => ({
                at: { institute: code, partner: partner.name, year: String(year), ...at },
                figures,
              })),
          );
        }
      });
    return { rows };
  },
});

/** What a partner leads, manages, decides and puts in of the common work (O7), in per cent. */
const ownership = ofPartners(
  {
    name: 'ownership',
    figures: ['activities', 'budget', 'decisions', 'contribution'],
    ofToday: 'year and decision of activities, as they are planned today',
  },
  async (tx, { instituteId, partnershipId, asOf }) =>
    (await ownershipLine(tx, instituteId, partnershipId, asOf)).map((counted) => {
      const { year, ...figures } = ownershipShares(counted);
      return { year, at: {}, figures };
    }),
);

/** What a partner spends on running costs (A3), of all that it spends; the share in per cent. */
const runningSupport = ofPartners(
  { name: 'running-support', figures: ['running', 'all', 'share'] },
  async (tx, { instituteId, partnershipId, asOf }) => {
    const { rows } = await runningSupportRows(instituteId, partnershipId, asOf).execute(tx);
    return runningShares(rows).map(({ year, runningMinor, allMinor, share }) => {
      const { currency } = rows.find((row) => row.year === year) as RunningSupportYear;
      const money = (minor: number) => ({ minor, currency });
      return { year, at: {}, figures: { running: money(runningMinor), all: money(allMinor), share } };
    });
  },
);

/** Activities that were held for a partner's capacity, by axis and level. */
const capacity = ofPartners(
  {
    name: 'capacity',
    figures: ['activities'],
    ofToday: 'year and tags of activities, as they are planned today',
  },
  async (tx, { instituteId, partnershipId, asOf }) =>
    (await capacityWorkOf(tx, instituteId, partnershipId, asOf)).map(({ tag, year, activities }) => ({
      year,
      at: { tag },
      figures: { activities },
    })),
);

export const partnerQuestions: readonly InstituteQuestion[] = [ownership, runningSupport, capacity];
