import { nameKey } from '../../../kernel/name-key.ts';
import { type OpeningContext, openingKey, wrongIn } from '../../finance/rules/opening-cells.ts';
import { type OpeningBalanceInput, openingBalanceInput } from '../../finance/rules/opening-input.ts';
import type { RowProblem } from './match-expenses.ts';
import { type PlaceNames, placeNamed } from './place-names.ts';
import type { OpeningSheetRow } from './sheet-input.ts';

/** A balance as it stands. */
export type StandingBalance = {
  id: string;
  reportId: string;
  outcomeId: string | null;
  partnershipId: string | null;
  block: OpeningBalanceInput['block'];
  line: string | null;
  heading: string | null;
  item: string;
  year: number;
  minor: number;
};

export type MatchedBalance = {
  row: number;
  becomes: 'created' | 'updated' | 'unchanged';
  input: OpeningBalanceInput;
  key: string;
  standing?: StandingBalance;
};

type Matching = { names: PlaceNames; context: OpeningContext; standing: readonly StandingBalance[] };

/** What each row comes to beside the balances that stand: new, changed or the same; or why it cannot be. */
export const matchOpenings = (
  rows: readonly OpeningSheetRow[],
  { names, context, standing }: Matching,
): { matched: MatchedBalance[]; problems: RowProblem[] } => {
  const problems: RowProblem[] = [];
  const byKey = new Map(standing.map((balance) => [openingKey(balance), balance]));
  const reports = new Map([...context.reports].map(([id, { title }]) => [nameKey(title), id]));
  const seen = new Map<string, number>();
  const matched = rows.flatMap((row): MatchedBalance[] => {
    const before = problems.length;
    const wrong = (column: string, problem: RowProblem['problem']) =>
      problems.push({ row: row.row, column, problem });
    const outcome = placeNamed(names, 'outcomes', row.outcome);
    if (outcome.problem) wrong('outcome', outcome.problem);
    const partner = placeNamed(names, 'partners', row.partner);
    if (partner.problem) wrong('partner', partner.problem);
    const reportId = reports.get(nameKey(row.report));
    if (!reportId) wrong('report', { key: 'finance.report-unknown', args: { typed: row.report } });
    if (problems.length > before) return [];
    const { block, line, heading, item, year, amount } = row;
    const placed = { outcomeId: outcome.id, partnershipId: partner.id, block, line, heading, item };
    const parsed = openingBalanceInput.safeParse({ ...placed, year, amount, reportId });
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) wrong(columnOf(String(path[0])), { key: message });
      return [];
    }
    const input = parsed.data;
    const key = openingKey(input);
    const stands = byKey.get(key);
    const misplaced = wrongIn(input, context);
    if (misplaced) wrong(columnOf(misplaced.field), misplaced.problem);
    else if (seen.has(key)) wrong('block', { key: 'sheets.line-twice', args: { row: seen.get(key)! } });
    seen.set(key, row.row);
    if (problems.length > before || (!stands && amount.minor === 0)) return [];
    return [
      { row: row.row, becomes: becoming(input, stands), input, key, ...(stands && { standing: stands }) },
    ];
  });
  return { matched, problems };
};

const becoming = (
  { amount, reportId }: OpeningBalanceInput,
  stands: StandingBalance | undefined,
): MatchedBalance['becomes'] => {
  if (!stands) return 'created';
  return stands.minor === amount.minor && stands.reportId === reportId ? 'unchanged' : 'updated';
};

/** A field of a balance that stands in a column of another name. */
const columnOf = (field: string): string =>
  ({ outcomeId: 'outcome', partnershipId: 'partner', reportId: 'report' })[field] ?? field;
