import { nameKey } from '../../../kernel/name-key.ts';
import { type OrganisationAmountInput, organisationAmountInput } from '../../joint/rules/joint-input.ts';
import { type AmountsContext, amountKey, wrongIn } from '../../joint/rules/organisation-cells.ts';
import type { RowProblem } from './match-expenses.ts';
import type { JointSheetRow } from './sheet-input.ts';

/** An amount of an organisation as it stands. */
export type StandingJoint = {
  id: string;
  coApplicantId: string;
  block: string;
  outcomeCode: string | null;
  line: string | null;
  year: number;
  budget: number;
  actual: number;
  source: string;
};

export type MatchedJoint = {
  row: number;
  becomes: 'created' | 'updated' | 'unchanged';
  input: OrganisationAmountInput;
  key: string;
  standing?: StandingJoint;
};

type Matching = { context: AmountsContext; standing: readonly StandingJoint[] };

/** What each row comes to beside the amounts that stand: new, changed or the same; or why it cannot be. */
export const matchJoint = (
  rows: readonly JointSheetRow[],
  { context, standing }: Matching,
): { matched: MatchedJoint[]; problems: RowProblem[] } => {
  const problems: RowProblem[] = [];
  const byKey = new Map(standing.map((amount) => [amountKey(amount), amount]));
  const ids = new Map(context.organisations.map(({ id, name }) => [nameKey(name), id]));
  const seen = new Map<string, number>();
  const matched = rows.flatMap((row): MatchedJoint[] => {
    const wrong = (column: string, problem: RowProblem['problem']): [] => {
      problems.push({ row: row.row, column, problem });
      return [];
    };
    const coApplicantId = ids.get(nameKey(row.organisation));
    if (!coApplicantId)
      return wrong('organisation', { key: 'joint.organisation-unknown', args: { typed: row.organisation } });
    const { block, outcome: outcomeCode, line, year, budget, actual, source } = row;
    const said = { coApplicantId, block, outcomeCode, line, year, budget, actual, source };
    const parsed = organisationAmountInput.safeParse(said);
    if (!parsed.success) {
      const [{ path, message } = { path: [], message: 'problem.not-understood' }] = parsed.error.issues;
      return wrong(columnOf(String(path[0])), { key: message });
    }
    const input = parsed.data;
    const misplaced = wrongIn(input, context);
    if (misplaced) return wrong(columnOf(misplaced.field), misplaced.problem);
    const key = amountKey(input);
    const twice = seen.get(key);
    if (twice !== undefined) return wrong('block', { key: 'sheets.line-twice', args: { row: twice } });
    seen.set(key, row.row);
    const stands = byKey.get(key);
    return [
      { row: row.row, becomes: becoming(input, stands), input, key, ...(stands && { standing: stands }) },
    ];
  });
  return { matched, problems };
};

const becoming = (
  { budget, actual, source }: OrganisationAmountInput,
  stands: StandingJoint | undefined,
): MatchedJoint['becomes'] => {
  if (!stands) return 'created';
  const isSame = stands.budget === budget.minor && stands.actual === actual.minor && stands.source === source;
  return isSame ? 'unchanged' : 'updated';
};

const columnOf = (field: string): string =>
  ({ coApplicantId: 'organisation', outcomeCode: 'outcome' })[field] ?? field;
