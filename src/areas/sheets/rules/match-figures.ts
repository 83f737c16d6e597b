import { sameDecimal } from '../../../kernel/decimal.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { nameKey } from '../../../kernel/name-key.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { whyNotAimed } from '../../results/rules/aimed-value.ts';
import type { Answered } from '../../results/rules/answer-words.ts';
import type { BrokenDown } from '../../results/rules/breakdown-cells.ts';
import type { OverTime } from '../../results/rules/indicator-input.ts';
import { measuredCountry } from '../../results/rules/measured-country.ts';
import { type Measurable, measuredValue } from '../../results/rules/measured-value.ts';
import { whyNoShare } from '../../results/rules/target-changes.ts';
import { overlapping } from './figure-overlaps.ts';
import { figureRowKey } from './figure-row-key.ts';
import { brokenBreakdowns } from './figure-sums.ts';
import type { RowProblem } from './match-expenses.ts';
import { type PlaceNames, placeNamed } from './place-names.ts';
import { type AnsweredBy, saidIn } from './said-in-row.ts';
import type { FigureSheetRow } from './sheet-input.ts';
import type { FigureKind } from './sheet-kinds.ts';
import { standingOfRows } from './standing-of-rows.ts';

type Cell = Readonly<Record<string, string>>;

/** A baseline (of all days of its year), a target or a measurement as it stands. */
export type StandingFigure = {
  /** Of the row; a measurement has another of its own, through its corrections. */
  id: string;
  measurementId?: string | undefined;
  entryNo: number;
  indicatorId: string;
  partnershipId: string | null;
  /** Null: where its partner works, or nowhere in particular. */
  country: string | null;
  from: string;
  until: string;
  breakdown: Cell;
  /** As it was measured, where the definition in force calls the cell otherwise. */
  measuredCell?: Cell | undefined;
  isShare: boolean;
  isMilestone: boolean;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  text: unknown;
  comment: unknown;
  provenance: string | null;
  /** Of a measurement: what its own version says of its values, by which a correction is judged. */
  measuredBy?: (Measurable & Answered) | undefined;
  /** It was approved or its period locked: only an officer restates it, one by one. */
  isFixed: boolean;
};

export type SheetIndicator = Measurable &
  Answered &
  Pick<BrokenDown, 'axes' | 'leftOutAxes'> & {
    id: string;
    outcomeId: string;
    code: string;
    overTime: OverTime;
  };

/** What a row comes to, as the command that writes it takes it. */
export type FigureInput = {
  indicatorId: string;
  partnershipId?: string | undefined;
  country?: string | undefined;
  from: string;
  until: string;
  breakdown: Cell;
  isShare: boolean;
  isMilestone: boolean;
  value?: string | undefined;
  numerator?: string | undefined;
  denominator?: string | undefined;
  text?: Localized | undefined;
  comment?: Localized | undefined;
  provenance?: string | undefined;
};

/** What a row says of its figure, whose it is apart. */
export type RowSays = Pick<
  FigureInput,
  'value' | 'numerator' | 'denominator' | 'text' | 'comment' | 'provenance'
>;

export type MatchedFigure = {
  row: number;
  becomes: 'created' | 'updated' | 'unchanged';
  input: FigureInput;
  key: string;
  /** What says of which category or step its value is. */
  answered: Answered;
  standing?: StandingFigure;
};

export type FigureMatching = {
  kind: FigureKind;
  names: PlaceNames;
  indicators: readonly SheetIndicator[];
  /** Words of a cell, in small letters, to the cell, by indicator. */
  cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
  /** The same of earlier definitions: the cells in which what was called so may stand today. */
  formerCells: ReadonlyMap<string, ReadonlyMap<string, readonly Cell[]>>;
  standing: readonly StandingFigure[];
  columns: readonly string[];
  language: Language;
  /** Where each partner works. */
  countries: ReadonlyMap<string, string>;
  /** Whose rows a partner's file holds. */
  ownPartnershipId?: string | undefined;
  /** Who brings the file may restate what was approved or locked, one by one and with whom they told. */
  mayRestate?: boolean | undefined;
  /** Why a partner's period takes no new figure of an indicator. */
  closed: (figure: Pick<FigureInput, 'indicatorId' | 'partnershipId' | 'until'>) => Problem | undefined;
};

/** What each row comes to beside the figures that stand: new, changed or the same; or why it cannot be. */
export const matchFigures = (
  rows: readonly FigureSheetRow[],
  matching: FigureMatching,
): { matched: MatchedFigure[]; problems: RowProblem[] } => {
  const problems: RowProblem[] = [];
  const wrongIn =
    ({ row }: FigureSheetRow): Wrong =>
    (column, problem) => {
      problems.push({ row, column, problem });
    };
  const indicatorOf = ({ indicatorId }: Placed) => matching.indicators.find(({ id }) => id === indicatorId)!;
  const answeredBy = (placed: Placed, stands: StandingFigure | undefined): AnsweredBy =>
    placed.isShare
      ? [shareOfWhole]
      : stands?.measuredBy
        ? [stands.measuredBy, indicatorOf(placed)]
        : [indicatorOf(placed)];
  const standing = Map.groupBy(matching.standing, figureRowKey);
  const placed = rows.flatMap((row): PlacedRow[] => {
    const found = placedIn(row, { matching, standing, wrong: wrongIn(row) });
    return found ? [{ row: row.row, said: row, ...found }] : [];
  });
  const found = [...Map.groupBy(placed, ({ key }) => key)].flatMap(([key, sharing]) =>
    standingOfRows(sharing, standing.get(key) ?? [], (each, { placed, said }) =>
      saysTheSame(each, { ...placed, ...saidIn(said, each, matching, answeredBy(placed, each)).says }),
    ),
  );
  const matched = found.flatMap(({ row: { row, said, placed, key }, stands, problem }): MatchedFigure[] => {
    const before = problems.length;
    const wrong = wrongIn(said);
    const answered = answeredBy(placed, stands);
    const { says, unclear } = saidIn(said, stands, matching, answered);
    const input = { ...placed, ...says };
    if (problem) wrong(...problem);
    if (unclear) wrong('value', unclear);
    const becomes = !stands ? 'created' : saysTheSame(stands, input) ? 'unchanged' : 'updated';
    if (becomes !== 'unchanged' && !unclear)
      for (const [column, problem] of whatIsWrong({ input, stands, matching }))
        problems.push({
          ...{ row: said.row, column, problem },
          ...(stands?.isFixed && matching.mayRestate ? { measurementId: stands.measurementId } : {}),
        });
    if (problems.length > before) return [];
    const worked =
      becomes === 'unchanged' ? undefined : measuredValue(stands?.measuredBy ?? indicatorOf(input), input);
    const value = worked && 'value' in worked ? worked.value : input.value;
    return [
      {
        row,
        becomes,
        input: matching.kind === 'measurements' ? { ...input, value } : input,
        ...{ key, answered: answered[0] },
        ...(stands ? { standing: stands } : {}),
      },
    ];
  });
  matched.sort((a, b) => a.row - b.row);
  problems.push(...overlapping(matched, matching), ...brokenBreakdowns(matched, matching));
  return { matched, problems: problems.sort((a, b) => a.row - b.row) };
};

const shareOfWhole: Answered = { measure: 'percentage', scale: [] };

type Wrong = (column: string, problem: Problem) => void;
type PlacedRow = { row: number; said: FigureSheetRow; placed: Placed; key: string };
type Placed = Omit<FigureInput, keyof RowSays>;

type Placing = {
  matching: FigureMatching;
  standing: ReadonlyMap<string, readonly StandingFigure[]>;
  wrong: Wrong;
};

/** Where a row's figure is; a word of an earlier definition names a cell only where something stands in it. */
const placedIn = (
  row: FigureSheetRow,
  { matching, standing, wrong }: Placing,
): { placed: Placed; key: string } | undefined => {
  const { names, indicators, cells, formerCells, kind } = matching;
  const outcome = placeNamed(names, 'outcomes', row.outcome);
  const partner = kind === 'measurements' ? placeNamed(names, 'partners', row.partner) : {};
  if (outcome.problem) wrong('outcome', outcome.problem);
  if (partner.problem) wrong('partner', partner.problem);
  if (outcome.problem || partner.problem) return undefined;
  const indicator = indicators.find(
    ({ outcomeId, code }) => outcomeId === outcome.id && nameKey(code) === nameKey(row.indicator),
  );
  if (!indicator) wrong('indicator', { key: 'sheets.indicator-unknown', args: { typed: row.indicator } });
  if (!indicator) return undefined;
  const isShare = row.goal === 'share';
  const partnershipId = partner.id ?? matching.ownPartnershipId;
  const country = measuredCountry({ partnershipId, country: row.country }, matching.countries) ?? undefined;
  const placedAt = (breakdown: Cell) => {
    const placed: Placed = {
      indicatorId: indicator.id,
      partnershipId,
      ...(kind === 'measurements' ? { country } : {}),
      from: row.from,
      until: row.until,
      breakdown,
      isShare,
      isMilestone: row.goal === 'milestone',
    };
    const key = figureRowKey({
      ...placed,
      partnershipId: placed.partnershipId ?? null,
      country: placed.country ?? null,
    });
    return { placed, key };
  };
  const word = row.cell && nameKey(row.cell);
  const today = word ? cells.get(indicator.id)?.get(word) : {};
  const former = today || !word ? [] : (formerCells.get(indicator.id)?.get(word) ?? []);
  const found = today ? placedAt(today) : former.map(placedAt).find(({ key }) => standing.has(key));
  if (!found) wrong('cell', { key: 'sheets.cell-unknown', args: { typed: row.cell ?? '' } });
  if (found && isShare && Object.keys(found.placed.breakdown).length === 0)
    wrong('goal', { key: 'sheets.share-of-a-part' });
  return found;
};

type Judged = {
  input: FigureInput;
  stands: StandingFigure | undefined;
  matching: FigureMatching;
};

const whatIsWrong = ({ input, stands, matching }: Judged): [string, Problem][] => {
  const { value, numerator, text, comment } = input;
  const saysNothing = [value, numerator, text, comment].every((said) => said === undefined);
  if (saysNothing) return [['value', { key: 'sheets.cell-empty' }]];
  const indicator = matching.indicators.find(({ id }) => id === input.indicatorId)!;
  if (matching.kind !== 'measurements') {
    const unmeant = input.isShare
      ? whyNoShare(indicator, input)
      : whyNotAimed(indicator, value, stands?.value);
    return unmeant ? [['value', unmeant]] : [];
  }
  if (stands?.isFixed)
    return [
      ['value', { key: matching.mayRestate ? 'sheets.restate-by-itself' : 'results.figure-is-approved' }],
    ];
  const closed = stands ? undefined : matching.closed(input);
  if (closed) return [['from', closed]];
  const worked = measuredValue(stands?.measuredBy ?? indicator, input);
  if (!('errors' in worked)) return [];
  return Object.entries(worked.errors).flatMap(([column, [problem]]): [string, Problem][] =>
    problem ? [[column, problem]] : [],
  );
};

const saysTheSame = (stands: StandingFigure, input: FigureInput): boolean => {
  const parts = ['numerator', 'denominator'] as const;
  const isShare = stands.numerator !== null && input.numerator !== undefined;
  return (
    parts.every((part) => sameDecimal(stands[part], input[part])) &&
    ((isShare && input.value === undefined) || sameDecimal(stands.value, input.value)) &&
    stands.provenance === (input.provenance ?? null) &&
    sameWords(stands.text, input.text) &&
    sameWords(stands.comment, input.comment)
  );
};

const sameWords = (a: unknown, b: Localized | undefined): boolean => (a ?? undefined) === b;
