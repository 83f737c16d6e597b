import { type RawBuilder, sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { noPoints, type ReturnedPoint } from '../../records/queries/returned-points.ts';
import { type ExpensePart, type PartRow, partOf, partRows } from './transfer-receipts.ts';

export type ExpenseDecisionRow = {
  id: string;
  decision: 'approved' | 'returned' | 'own_funds' | 'to_subsidy';
  reason: string | null;
  /** It settles a finding: what the control wrote stands there. */
  ofControl: boolean;
  article: string | null;
  by: string;
  at: Temporal.Instant;
};

type DecisionRow = Omit<ExpenseDecisionRow, 'at'> & { at: string };

/** A number under which a file of another program knows an expense, and the import that brought it. */
export type JournalNumber = { key: string; importId: string };

/** How to ask for them; they lie in an area above, which hands it in. */
export type JournalNumbers = (instituteId: string, expenseId: string) => RawBuilder<JournalNumber>;

type Asked = {
  id: string;
  origin: string;
  /** Left out, there are none. */
  journal?: RawBuilder<JournalNumber>;
  returned?: RawBuilder<ReturnedPoint>;
};
type Around = {
  decisions: ExpenseDecisionRow[];
  parts: ExpensePart[];
  journal: JournalNumber[];
  returned: ReturnedPoint[];
};

const noJournal = sql<JournalNumber>`select null as key where false`;

/** What hangs on an expense: every word on it, the newest first, and the transfers that bear it, the oldest first. */
export const aroundExpense = async (
  tx: Tx,
  instituteId: string,
  { id, origin, journal: numbers = noJournal, returned: points = noPoints }: Asked,
): Promise<Around> => {
  type Rows = { decisions: DecisionRow; parts: PartRow; journal: JournalNumber; returned: ReturnedPoint };
  const { decisions, parts, journal, returned } = await together<Rows>(tx, {
    journal: numbers,
    returned: points,
    decisions: sql`select d.id, d.decision, d.reason, d.of_control as "ofControl", d.article, d.decided_by_name as by,
        to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from expense_decisions d
       where d.institute_id = ${instituteId} and d.expense_id = ${origin} order by d.entry_no desc`,
    parts: partRows(instituteId, id),
  });
  return {
    decisions: decisions.map((row) => ({ ...row, at: Temporal.Instant.from(row.at) })),
    parts: parts.map(partOf),
    journal,
    returned,
  };
};
