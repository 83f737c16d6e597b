import type { Tx } from '../../../db/transaction.ts';
import { isLanguage } from '../../../kernel/language.ts';
import type { Words } from '../../../text/words.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { indicatorsIn } from '../../results/queries/indicators.ts';
import type { SheetValues } from './export-cells.ts';
import { cellName, type FigureKind, standingFigures } from './figure-plan.ts';
import { sheetPlaces } from './sheet-places.ts';
import { worded } from './sheet-words.ts';

/** The targets or measurements of a programme, a row a figure; cells that no form names are left out. */
export const figureRows = async (
  tx: Tx,
  instituteId: string,
  { id }: ProgrammeRow,
  kind: FigureKind,
  words: Words,
): Promise<SheetValues[]> => {
  const outcomes = new Map((await outcomesOf(tx, instituteId, id)).map((each) => [each.id, each.code]));
  const indicators = new Map(
    (await indicatorsIn(tx, instituteId, { programmeId: id })).map((each) => [each.id, each]),
  );
  const { partners } = await sheetPlaces(tx, instituteId, id, []);
  const nameOf = new Map(partners.map((each) => [each.id, each.name]));
  const language = isLanguage(words.language) ? words.language : 'en';
  return (await standingFigures(tx, instituteId, kind, id, false)).flatMap((figure): SheetValues[] => {
    const indicator = indicators.get(figure.indicatorId);
    const cells = Object.entries(figure.breakdown);
    if (!indicator || cells.length > 1) return [];
    const [cell] = cells;
    return [
      {
        outcome: outcomes.get(indicator.outcomeId) ?? null,
        indicator: indicator.code,
        partner: figure.partnershipId ? (nameOf.get(figure.partnershipId) ?? null) : null,
        country: figure.country && words.country(figure.country),
        from: figure.from,
        until: figure.until,
        cell: cell ? cellName(cell.join(':'), indicator.axes, language) : null,
        goal: worded(words, 'goals', figure.isShare ? 'share' : figure.isMilestone ? 'milestone' : 'plain'),
        numerator: figure.numerator,
        denominator: figure.denominator,
        value: figure.value,
        text: words.text(figure.text) || null,
        comment: words.text(figure.comment) || null,
        provenance: figure.provenance,
      },
    ];
  });
};
