import type { Tx } from '../../../db/transaction.ts';
import type { Language } from '../../../kernel/language.ts';
import { toDecimal } from '../../../kernel/money.ts';
import type { Words } from '../../../text/words.ts';
import { certifiedReports } from '../../finance/queries/certified-reports.ts';
import { openingBalances } from '../../finance/queries/opening-balances.ts';
import { amountsContext } from '../../joint/queries/amounts-context.ts';
import { organisationAmounts } from '../../joint/queries/organisation-amounts.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { type IndicatorDefinition, indicatorsIn } from '../../results/queries/indicators.ts';
import { answerWord } from '../../results/rules/answer-words.ts';
import { cellsOfDefinition } from '../../results/rules/breakdown-cells.ts';
import { isNamed } from '../../results/rules/measured.ts';
import { isOfFigures, type SheetKind } from '../rules/sheet-kinds.ts';
import { cellName } from './figure-words.ts';
import { ledJointOf } from './joint-plan.ts';
import { worded } from './sheet-words.ts';

export type SheetValues = Readonly<Record<string, string | null>>;

/** What was spent before the house joined, a row a balance. */
export const openingRows = async (
  tx: Tx,
  instituteId: string,
  { id: programmeId }: ProgrammeRow,
  words: Words,
): Promise<SheetValues[]> =>
  (await openingBalances(tx, instituteId, { programmeId })).map((row) => ({
    ...cellNames(row, words),
    year: String(row.year),
    amount: toDecimal(row),
    report: row.report,
  }));

/** Budget and execution of organisations that do not work here, a row a cell; none where another leads. */
export const jointRows = async (
  tx: Tx,
  instituteId: string,
  { id: programmeId }: ProgrammeRow,
  words: Words,
): Promise<SheetValues[]> => {
  const joint = await ledJointOf(tx, instituteId, programmeId);
  if (!joint) return [];
  const said = (minor: number) => toDecimal({ minor, currency: joint.currency });
  return (await organisationAmounts(tx, joint)).map((row) => ({
    organisation: row.organisation,
    block: worded(words, 'blocks', row.block),
    outcome: row.outcomeCode,
    line: worded(words, 'lines', row.line),
    year: String(row.year),
    budget: said(row.budget),
    actual: said(row.actual),
    source: row.source,
  }));
};

type NamedCell = Record<'outcomeCode' | 'line' | 'partner' | 'heading', string | null> &
  Record<'block' | 'item', string>;

/** A cell of a budget or of what was spent before, in the words of a language. */
export const cellNames = (cell: NamedCell, words: Words) => ({
  outcome: cell.outcomeCode,
  block: worded(words, 'blocks', cell.block),
  line: worded(words, 'lines', cell.line),
  partner: cell.partner,
  heading: worded(words, 'headings', cell.heading),
  item: worded(words, 'items', cell.item),
});

export type FurtherChoices = Readonly<
  Record<
    'reports' | 'organisations' | 'jointOutcomes' | 'indicators' | 'cells' | 'answers',
    readonly string[]
  >
>;

/** Dropdowns that a few kinds have beside those of places: certified reports, organisations, joint outcomes. */
export const furtherChoices = async (
  tx: Tx,
  instituteId: string,
  kind: SheetKind,
  programmeId: string,
  language: Language,
): Promise<FurtherChoices> => {
  const reports = kind === 'opening-balances' ? await certifiedReports(tx, instituteId, programmeId) : [];
  const joint = kind === 'joint-block' ? await ledJointOf(tx, instituteId, programmeId) : undefined;
  const indicators = isOfFigures(kind) ? await indicatorsIn(tx, instituteId, { programmeId }) : [];
  const context = joint && (await amountsContext(tx, joint));
  return {
    reports: reports.map(({ title }) => title),
    organisations: context?.organisations.map(({ name }) => name) ?? [],
    jointOutcomes: [...(context?.outcomes ?? [])],
    indicators: [...new Set(indicators.map(({ code }) => code))],
    cells: cellNamesOf(indicators, language),
    answers: answersOf(indicators, language),
  };
};

/** The categories that any of the indicators names, by their words. */
const answersOf = (indicators: readonly IndicatorDefinition[], language: Language): string[] => [
  ...new Set(
    indicators
      .filter(isNamed)
      .flatMap((each) => each.scale.flatMap(({ value }) => answerWord(value, each, language) ?? [])),
  ),
];

/** What any of the indicators asks. */
const cellNamesOf = (indicators: readonly IndicatorDefinition[], language: Language): string[] => [
  ...new Set(
    indicators.flatMap((each) => cellsOfDefinition(each).map((code) => cellName(code, each.axes, language))),
  ),
];
