import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { compareDecimals } from '../../../kernel/decimal.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { BudgetHeading, BudgetLine } from '../../finance/rules/budget-input.ts';
import {
  closedPeriod,
  draftExpense,
  type ExpenseContext,
  type ExpenseDraft,
} from '../../finance/rules/expense-draft.ts';
import type { ExpenseInput } from '../../finance/rules/expense-input.ts';
import { type PlaceNames, placeNamed } from './place-names.ts';
import type { ExpenseSheetRow } from './sheet-input.ts';

/** An expense as it stands. */
export type StandingExpense = {
  rowId: string;
  id: string;
  reference: string;
  partnershipId: string | null;
  outcomeId: string | null;
  activityId: string | null;
  line: BudgetLine | null;
  heading: BudgetHeading;
  item: string;
  paidOn: CalendarDay;
  chargedYear: number;
  description: string;
  minor: number;
  currency: string;
  rate: string;
  rateSource: string;
  rateOn: CalendarDay;
  /** It was taken back: neither it nor what takes it back is changed. */
  isReversed: boolean;
  /** It settled a finding of a control. */
  isOfControl: boolean;
};

/** What a row comes to. `linked`: an expense that was booked by hand is found again under the row's key. */
export type MatchedExpense = {
  row: ExpenseSheetRow;
  partnershipId: string | null;
  becomes: 'created' | 'updated' | 'unchanged' | 'linked';
  input: ExpenseInput;
  draft: ExpenseDraft;
  standing?: StandingExpense;
  /** Fields that differ from what stands. */
  changed: string[];
};

/** `measurementId`: where the way out is on the page of a figure. */
export type RowProblem = {
  row: number;
  column: string;
  problem: Problem;
  measurementId?: string | undefined;
};

/** The ids that a row names; its partner is the sheet's where it names none. */
export type PlacedRow = {
  row: ExpenseSheetRow;
  outcomeId?: string | undefined;
  activityId?: string | undefined;
  partnershipId: string | null;
};

/** Turns the names of rows into ids, or says by column which name stands for nothing here. */
export const placeRows = (
  rows: readonly ExpenseSheetRow[],
  names: PlaceNames,
  own: { partnershipId?: string | undefined; isFixed: boolean },
): { placed: PlacedRow[]; problems: RowProblem[] } => {
  const problems: RowProblem[] = [];
  const placed = rows.flatMap((row): PlacedRow[] => {
    const wrong = (column: string, problem: Problem) => problems.push({ row: row.row, column, problem });
    const before = problems.length;
    const outcome = placeNamed(names, 'outcomes', row.outcome);
    if (outcome.problem) wrong('outcome', outcome.problem);
    const activity = placeNamed(names, 'activities', row.activity);
    if (activity.problem) wrong('activity', activity.problem);
    const partner = placeNamed(names, 'partners', row.partner);
    if (partner.problem) wrong('partner', partner.problem);
    const partnershipId = partner.id ?? own.partnershipId ?? null;
    if (own.isFixed && partnershipId !== own.partnershipId)
      wrong('partner', { key: 'finance.not-your-partnership' });
    return problems.length > before
      ? []
      : [{ row, outcomeId: outcome.id, activityId: activity.id, partnershipId }];
  });
  return { placed, problems };
};

export const expenseKey = (partnershipId: string | null, key: string): string =>
  `${partnershipId ?? ''}|${key}`;

type Matching = {
  programmeId: string;
  columns: ReadonlySet<string>;
  context: ExpenseContext;
  /** By `expenseKey`. */
  standing: ReadonlyMap<string, StandingExpense>;
  /** Booked by hand, by `handKey`; each is given away once. */
  unkeyed: Map<string, StandingExpense[]>;
  /** The rows of the file that bore a key or found an expense already: shared where a file is matched part by part. */
  seen: Map<string, number>;
  taken: Map<string, number>;
};

/** What each row comes to beside what stands: new, changed, the same, or found again; or why it cannot be. */
export const matchExpenses = (
  rows: readonly PlacedRow[],
  matching: Matching,
): { matched: MatchedExpense[]; problems: RowProblem[] } => {
  const problems: RowProblem[] = [];
  const { seen, taken } = matching;
  const open = withoutLocks(matching.context);
  const matched = rows.flatMap((placed): MatchedExpense[] => {
    const { row, partnershipId } = placed;
    const key = expenseKey(partnershipId, row.reference);
    const known = matching.standing.get(key);
    const byHand = known
      ? undefined
      : matching.unkeyed.get(handKey({ ...row.amount, paidOn: row.paidOn, partnershipId }))?.shift();
    const standing = known ?? byHand;
    const before = seen.get(key) ?? (standing && taken.get(standing.id));
    if (before !== undefined) {
      problems.push({ row: row.row, column: 'reference', problem: twice(row.reference, before) });
      return [];
    }
    seen.set(key, row.row);
    if (standing) taken.set(standing.id, row.row);
    const input = inputOf(placed, matching, known);
    // What stands in a closed period stands; only a change of it is refused.
    const drafted = draftExpense(standing ? open : matching.context, input);
    if ('errors' in drafted) {
      for (const [field, [problem]] of Object.entries(drafted.errors))
        if (problem) problems.push({ row: row.row, column: columnOf[field] ?? field, problem });
      return [];
    }
    const { draft } = drafted;
    const shared = { row, partnershipId, input, draft };
    if (!standing) return [{ ...shared, becomes: 'created', changed: [] }];
    if (byHand) return [{ ...shared, becomes: 'linked', standing, changed: [] }];
    const changed = differences(input, draft, standing);
    const settled = changed.length > 0 && whySettled(draft, input, { standing, matching });
    if (settled) {
      problems.push({ row: row.row, column: 'paidOn', problem: settled });
      return [];
    }
    return [{ ...shared, becomes: changed.length > 0 ? 'updated' : 'unchanged', standing, changed }];
  });
  return { matched, problems };
};

const withoutLocks = (context: ExpenseContext): ExpenseContext => ({
  ...context,
  programmes: new Map([...context.programmes].map(([id, each]) => [id, { ...each, lockedUntil: null }])),
});

/** Why what stands may not become this: it or what it would be lies in a closed period, it was reversed, or it settled a finding. */
const whySettled = (
  draft: ExpenseDraft,
  input: ExpenseInput,
  { standing, matching }: { standing: StandingExpense; matching: Matching },
): Problem | undefined => {
  if (standing.isReversed) return { key: 'finance.reversed-already' };
  if (standing.isOfControl) return { key: 'finance.settled-by-control' };
  const { lockedUntil } = matching.context.programmes.get(draft.programmeId)!;
  const paidOn = input.paidOn as CalendarDay;
  const closed =
    closedPeriod(standing, lockedUntil) ??
    closedPeriod({ paidOn, chargedYear: draft.chargedYear }, lockedUntil);
  return closed?.problem;
};

const twice = (typed: string, row: number): Problem => ({
  key: 'sheets.reference-twice',
  args: { typed, row },
});

/** The same money of the same partner on the same day. */
export const handKey = (paid: {
  minor: number;
  currency: string;
  paidOn: string;
  partnershipId: string | null;
}): string => [paid.partnershipId ?? '', paid.paidOn, paid.minor, paid.currency].join('|');

/** Fields of a draft's errors that stand in a column of another name. */
const columnOf: Readonly<Record<string, string>> = {
  outcomeId: 'outcome',
  activityId: 'activity',
  partnershipId: 'partner',
};

/** The row as the command of one expense takes it; what the file has no column for stays as it stands. */
const inputOf = (
  { row, outcomeId, activityId, partnershipId }: PlacedRow,
  { programmeId, columns }: Matching,
  standing: StandingExpense | undefined,
): ExpenseInput => {
  const said = <T>(column: string, value: T | undefined, kept: T | null | undefined): T | undefined =>
    columns.has(column) || !standing ? value : (kept ?? undefined);
  return {
    programmeId,
    partnershipId: partnershipId ?? undefined,
    outcomeId: said('outcome', outcomeId, standing?.outcomeId),
    activityId: said('activity', activityId, standing?.activityId),
    line: said('line', row.line, standing?.line),
    heading: row.heading,
    item: said('item', row.item, standing?.item) ?? '',
    paidOn: row.paidOn,
    chargedYear: said('chargedYear', row.chargedYear, standing?.chargedYear),
    description: row.description,
    amount: row.amount,
    rate: said('rate', row.rate, standing?.rate),
    rateSource: said('rateSource', row.rateSource, standing?.rateSource),
    rateOn: said('rateOn', row.rateOn, standing?.rateOn),
    voucherState: 'to_follow',
    voucherClass: 'ordinary',
    otherShares: [],
  };
};

const differences = (input: ExpenseInput, draft: ExpenseDraft, standing: StandingExpense): string[] => {
  const pairs: [string, unknown, unknown][] = [
    ['paidOn', input.paidOn, standing.paidOn],
    ['description', input.description, standing.description],
    ['amount', input.amount.minor, standing.minor],
    ['currency', input.amount.currency, standing.currency],
    ['outcome', draft.outcomeId, standing.outcomeId],
    ['activity', draft.activityId, standing.activityId],
    ['line', draft.line, standing.line],
    ['heading', draft.heading, standing.heading],
    ['item', input.item, standing.item],
    ['chargedYear', draft.chargedYear, standing.chargedYear],
    ['rate', compareDecimals(draft.rate, standing.rate), 0],
    ['rateSource', draft.rateSource, standing.rateSource],
    ['rateOn', draft.rateOn, standing.rateOn],
  ];
  return pairs.flatMap(([field, mine, theirs]) => (mine === theirs ? [] : field));
};
