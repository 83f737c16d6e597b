import type { KnownSubject } from './import-plan.ts';
import { publishedIdentifier } from './published-identifier.ts';
import type { BudgetRow, Subject, TransactionRow } from './subject.ts';
import { UNSPECIFIED } from './withheld-places.ts';
import { foldedDescription, foldedTitle, UNNAMED_ID } from './withheld-words.ts';

const CODE = 'AGGREGATE';

/** The one activity in which the money of protected partners stands as sums: no place, no result, nobody named. */
export function foldedOutcome(
  programme: Subject,
  money: { transactions: TransactionRow[]; budgets: BudgetRow[] },
  outcomes: readonly KnownSubject[],
): KnownSubject {
  const codes = new Set(outcomes.map(({ subject }) => subject.code));
  let code = CODE;
  while (codes.has(code)) code += 'X';
  const named = { kind: 'outcome' as const, code };
  return {
    details: undefined,
    keptAside: [],
    partners: [UNNAMED_ID],
    subject: {
      ...programme,
      ...named,
      ...money,
      id: `${programme.id} ${code}`,
      programmeId: programme.id,
      identifier: programme.identifier && publishedIdentifier(programme.identifier, named),
      title: foldedTitle,
      description: foldedDescription,
      aims: [],
      isBelgian: false,
      places: [{ region: UNSPECIFIED }],
      participations: [],
      results: [],
    },
  };
}
