import type { Tx } from '../../../db/transaction.ts';
import { isLanguage } from '../../../kernel/language.ts';
import type { Words } from '../../../text/words.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { type IndicatorDefinition, indicatorsIn } from '../../results/queries/indicators.ts';
import { type Answered, answerWord } from '../../results/rules/answer-words.ts';
import { codeOfCell } from '../../results/rules/breakdown-cells.ts';
import { isWhole } from '../../results/rules/breakdown-sum.ts';
import { isNamed } from '../../results/rules/measured.ts';
import type { StandingFigure } from '../rules/match-figures.ts';
import type { FigureKind } from '../rules/sheet-kinds.ts';
import type { SheetValues } from './export-cells.ts';
import { standingFigures } from './figure-plan.ts';
import { earlierVersions, exportedCells } from './figure-words.ts';
import { sheetPlaces } from './sheet-places.ts';
import { worded } from './sheet-words.ts';

/**
 * The baselines, targets or measurements of a programme, a row a figure. `leftOut`: which do not compare with the definition in force,
 * or would be read back into another cell, a sentence each reason. `meanings`: what each indicator counts and what shows it, a line each.
 */
export const figureRows = async (
  tx: Tx,
  instituteId: string,
  { id }: ProgrammeRow,
  kind: FigureKind,
  words: Words,
): Promise<{ rows: SheetValues[]; leftOut: string[]; meanings: string[] }> => {
  const outcomes = new Map((await outcomesOf(tx, instituteId, id)).map((each) => [each.id, each.code]));
  const indicators = new Map(
    (await indicatorsIn(tx, instituteId, { programmeId: id })).map((each) => [each.id, each]),
  );
  const { partners } = await sheetPlaces(tx, instituteId, id, []);
  const partnerOf = new Map(partners.map((each) => [each.id, each.name]));
  const language = isLanguage(words.language) ? words.language : 'en';
  const versions = await earlierVersions(tx, instituteId, id);
  const all = await standingFigures(tx, instituteId, kind, id, false);
  const standing = all.filter(({ compares }) => compares);
  const definitions = { indicators: [...indicators.values()], versions };
  const cellOf = exportedCells(definitions, standing, language);
  const unread: StandingFigure[] = [];
  const rows = standing.flatMap((figure): SheetValues[] => {
    const indicator = indicators.get(figure.indicatorId);
    if (!indicator) return [];
    const cell = isWhole(figure) ? null : cellOf(figure, indicator);
    if (cell === undefined) {
      unread.push(figure);
      return [];
    }
    return [
      {
        outcome: outcomes.get(indicator.outcomeId) ?? null,
        indicator: indicator.code,
        partner: figure.partnershipId ? (partnerOf.get(figure.partnershipId) ?? null) : null,
        country: figure.country && words.country(figure.country),
        year: figure.from.slice(0, 4),
        from: figure.from,
        until: figure.until,
        cell,
        goal: worded(words, 'goals', figure.isShare ? 'share' : figure.isMilestone ? 'milestone' : 'plain'),
        numerator: figure.numerator,
        denominator: figure.denominator,
        value: valueCell(figure, figure.measuredBy ?? indicator, language),
        text: words.text(figure.text) || null,
        comment: words.text(figure.comment) || null,
        provenance: figure.provenance,
      },
    ];
  });
  const asksCategory = [...indicators.values()].some(isNamed);
  const meanings = [
    ...(asksCategory ? [words.t('sheets.read-me-categories')] : []),
    ...[...indicators.values()].flatMap((each) => meaningOf(each, words) ?? []),
  ];
  const nameOf = ({ indicatorId }: StandingFigure): string => {
    const indicator = indicators.get(indicatorId);
    return [indicator && outcomes.get(indicator.outcomeId), indicator?.code].filter(Boolean).join(' ');
  };
  const history = Map.groupBy(
    all.filter(({ compares }) => !compares),
    nameOf,
  );
  const leftOut = [
    leftOutOf(
      words,
      'history',
      [...history].map(([name, of]) => ({ name: `${name} (${of.length})`, of })),
    ),
    leftOutOf(
      words,
      'unread',
      unread.map((each) => ({ name: `${nameOf(each)} ${codeOfCell(each.breakdown)}`, of: [each] })),
    ),
  ];
  return { rows, leftOut: leftOut.filter((said) => said !== ''), meanings };
};

/** A category by its word, every other value as the number that it is. */
const valueCell = ({ value, isShare }: StandingFigure, of: Answered, language: string): string | null =>
  (value !== null && !isShare && answerWord(value, of, language)) || value;

/** Which figures stand in no row, and why. */
const leftOutOf = (
  words: Words,
  why: 'history' | 'unread',
  which: readonly { name: string; of: readonly unknown[] }[],
): string => {
  const count = which.reduce((sum, { of }) => sum + of.length, 0);
  const names = [...new Set(which.map(({ name }) => name))].join(', ');
  return count === 0 ? '' : words.say(`sheets.read-me-figures-${why}`, { count, names });
};

const meaningOf = (
  { code, title, description, sourceOfVerification, scale }: IndicatorDefinition,
  words: Words,
): string | undefined => {
  const source = words.text(sourceOfVerification);
  const shownBy = source && `${words.t('results.source-of-verification')}: ${source}`;
  // What is written is a step's number, and a category's word or its number.
  const steps = scale.map(({ value, label }) => `${words.number(value)} ${words.text(label)}`).join(', ');
  const asked = steps && `${words.t('results.scale')}: ${steps}`;
  const said = [words.text(description), asked, shownBy].filter(Boolean).join(' · ');
  return said && `${code} ${words.text(title)}: ${said}`;
};
