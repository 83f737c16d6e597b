import type { KeptAside, PlacedProblem } from './iati-file.ts';
import type { Patch } from './patch.ts';
import type { Unplaceable } from './place-money.ts';
import type { NewOrganisation } from './register-parties.ts';
import type {
  BudgetRow,
  IndicatorRow,
  OrganisationRow,
  ResultRow,
  Subject,
  TransactionRow,
} from './subject.ts';

/** What the institute has of the programmes that a file speaks of. */
export type Known = {
  institute: { ref: string; name: Subject['title'] };
  organisations: readonly OrganisationRow[];
  /** Whole programmes: the programme and all its outcomes, in their order. */
  subjects: readonly KnownSubject[];
  /** References of all programmes of the institute. */
  references: readonly string[];
};

/** A programme or outcome, what was published of it beyond the tables, and what stands aside. */
export type KnownSubject = {
  subject: Subject;
  details: Details | undefined;
  /** The entry of the trail that brought them. */
  detailsNo?: number | undefined;
  keptAside: readonly AsidePart[];
  partners: readonly string[];
};

/** A part that stands aside, with the record that it belongs to; of a transaction the path starts at `transaction`. */
export type AsidePart = KeptAside & { owner: { kind: 'programme' | 'outcome' | 'transaction'; id: string } };

/** What is kept of a publication beside the tables; JSON. */
export type Details = { patch?: Patch; lastUpdatedAt?: string };

export type Doing = 'create' | 'revise' | 'keep';

export type SubjectStep = {
  doing: Doing;
  subject: Subject;
  details: Details | undefined;
  detailsChanged: boolean;
};
export type TransactionStep = {
  programmeId: string;
  outcomeId: string | undefined;
  row: TransactionRow;
  replaces: string | undefined;
};
export type BudgetStep = {
  programmeId: string;
  amounts: { outcomeId: string | undefined; row: BudgetRow }[];
};
export type ResultsStep = { outcomeId: string; results: readonly PlannedResult[] };
export type PlannedIndicator = IndicatorRow & { takesActuals: boolean };
export type PlannedResult = Omit<ResultRow, 'indicators'> & { indicators: readonly PlannedIndicator[] };
/** All parts that stand aside of a subject; they replace those before. */
export type AsideStep = { activityId: string; was: readonly AsidePart[]; parts: readonly AsidePart[] };

export type Counts = {
  programmes: number;
  outcomes: number;
  organisations: number;
  transactions: number;
  budgets: number;
  results: number;
  indicators: number;
  created: number;
  updated: number;
  unchanged: number;
};

/** Why a part of a publication has no row of its own; `published`: it is kept and published again as it was. */
export type ListedReason =
  | KeptAside['reason']
  | Unplaceable
  | 'published'
  | 'computed-here'
  | 'no-outcome'
  | 'no-organisation';
export type Listed = { path: string; reason: ListedReason };

/** Everything that an import would do, in the order in which it is done. Nothing at all where there are `refusals`. */
export type ImportPlan = {
  refusals: PlacedProblem[];
  problems: PlacedProblem[];
  organisations: NewOrganisation[];
  subjects: SubjectStep[];
  transactions: TransactionStep[];
  budgets: BudgetStep[];
  results: ResultsStep[];
  aside: AsideStep[];
  listed: Listed[];
  counts: Counts;
};

/** Whether the plan writes anything. */
export function changesAnything({
  organisations,
  subjects,
  transactions,
  budgets,
  results,
  aside,
}: ImportPlan): boolean {
  return (
    [organisations, transactions, budgets, results, aside].some((steps) => steps.length > 0) ||
    subjects.some(({ doing, detailsChanged }) => doing !== 'keep' || detailsChanged)
  );
}

/** Counts what one record of the file comes to. */
export function tally(counts: Counts, match: { same: boolean } | undefined): void {
  counts[match ? (match.same ? 'unchanged' : 'updated') : 'created'] += 1;
}

export const noCounts = (): Counts => ({
  programmes: 0,
  outcomes: 0,
  organisations: 0,
  transactions: 0,
  budgets: 0,
  results: 0,
  indicators: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
});
