import type { Tx } from '../../../db/transaction.ts';
import { isLanguage } from '../../../kernel/language.ts';
import type { Words } from '../../../text/words.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { type IndicatorDefinition, indicatorsIn } from '../../results/queries/indicators.ts';
import { isWhole } from '../../results/rules/breakdown-sum.ts';
import type { FigureKind } from '../rules/sheet-kinds.ts';
import type { SheetValues } from './export-cells.ts';
import { standingFigures } from './figure-plan.ts';
import { earlierVersions, exportedCell } from './figure-words.ts';
import { sheetPlaces } from './sheet-places.ts';
import { worded } from './sheet-words.ts';

/**
 * The baselines, targets or measurements of a programme, a row a figure; cells that no form names, and what does not compare with the
 * definition in force, are left out and counted. `meanings`: what each indicator counts and what shows it, a line each.
 */
export const figureRows = async (
  tx: Tx,
  instituteId: string,
  { id }: ProgrammeRow,
  kind: FigureKind,
  words: Words,
): Promise<{ rows: SheetValues[]; leftOut: number; meanings: string[] }> => {
  const outcomes = new Map((await outcomesOf(tx, instituteId, id)).map((each) => [each.id, each.code]));
  const indicators = new Map(
    (await indicatorsIn(tx, instituteId, { programmeId: id })).map((each) => [each.id, each]),
  );
  const { partners } = await sheetPlaces(tx, instituteId, id, []);
  const nameOf = new Map(partners.map((each) => [each.id, each.name]));
  const language = isLanguage(words.language) ? words.language : 'en';
  const versions = await earlierVersions(tx, instituteId, id);
  const standing = await standingFigures(tx, instituteId, kind, id, false);
  const rows = standing.flatMap((figure): SheetValues[] => {
    const indicator = indicators.get(figure.indicatorId);
    if (!indicator || !figure.compares) return [];
    const cell = isWhole(figure) ? null : exportedCell(figure.breakdown, indicator, versions, language);
    if (cell === undefined) return [];
    return [
      {
        outcome: outcomes.get(indicator.outcomeId) ?? null,
        indicator: indicator.code,
        partner: figure.partnershipId ? (nameOf.get(figure.partnershipId) ?? null) : null,
        country: figure.country && words.country(figure.country),
        year: figure.from.slice(0, 4),
        from: figure.from,
        until: figure.until,
        cell,
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
  const meanings = [...indicators.values()].flatMap((each) => meaningOf(each, words) ?? []);
  return { rows, leftOut: standing.length - rows.length, meanings };
};

const meaningOf = (
  { code, title, description, sourceOfVerification }: IndicatorDefinition,
  words: Words,
): string | undefined => {
  const source = words.text(sourceOfVerification);
  const shownBy = source && `${words.t('results.source-of-verification')}: ${source}`;
  const said = [words.text(description), shownBy].filter(Boolean).join(' · ');
  return said && `${code} ${words.text(title)}: ${said}`;
};
