import { asideParts } from './aside-parts.ts';
import { type Assigned, assignSubjects } from './assign-subjects.ts';
import { isSame } from './canonical.ts';
import { futureSubject, type NamedSubject, surroundingsOf } from './future-subject.ts';
import type { IatiContent, IatiFile, IatiResult } from './iati-file.ts';
import { type ImportPlan, type Known, noCounts, tally } from './import-plan.ts';
import { knownRecords } from './known-records.ts';
import { listedOf, problemsOf } from './listed-parts.ts';
import { difference, type Keys } from './patch.ts';
import { placeCore } from './place-core.ts';
import { currencyOf } from './place-money.ts';
import { budgetVersions, planBudgets, planTransactions } from './plan-money.ts';
import { planResults } from './plan-results.ts';
import { PartyRegister } from './register-parties.ts';
import { renderContent } from './render-activity.ts';
import { publishedContent } from './render-subject.ts';
import type { OrganisationRow, Subject } from './subject.ts';

/** The plan being made, and what it is made with. */
type Planning = {
  plan: ImportPlan;
  known: Known;
  parties: PartyRegister;
  register: Map<string, OrganisationRow>;
  /** Of the elements of the file, and of what is rendered for comparison with them. */
  keys: Keys;
  newId: () => string;
  planned: Planned[];
};

type Planned = NamedSubject & {
  assigned: Assigned;
  doing: 'create' | 'revise' | 'keep';
  published: IatiContent;
  /** Whether anything of it but its details is written. */
  written: boolean;
  budgetsChanged: boolean;
};

/**
 * What an import of the file would do to what the institute has: also its preview. An import of the same file again
 * does nothing; what the file does not name stays.
 */
export function planImport(
  file: IatiFile,
  known: Known,
  options: { newId: () => string; attachTo?: string | undefined },
): ImportPlan {
  const { assigned, refusals } = assignSubjects(file, known, options);
  const plan: ImportPlan = { ...emptyPlan(file), refusals };
  if (refusals.length > 0) return plan;
  const planning: Planning = {
    plan,
    known,
    parties: new PartyRegister(file, known.organisations, options.newId),
    register: new Map(known.organisations.map((each) => [each.id, each])),
    keys: new WeakMap(),
    newId: options.newId,
    planned: [],
  };
  for (const each of assigned) planning.planned.push(planActivity(each, assigned, planning));
  if (plan.refusals.length > 0) return plan;
  planOrganisations(planning);
  plan.budgets = budgetVersions(withSiblings(planning));
  for (const each of planning.planned) planDetails(each, planning);
  return plan;
}

function planActivity(assigned: Assigned, all: readonly Assigned[], planning: Planning): Planned {
  const { plan, known, parties, keys, newId } = planning;
  const { activity, path } = assigned.read;
  const before = publishedBefore(assigned, planning);
  const core = placeCore(activity, parties, keys);
  const same = before !== undefined && isSame(shell(before.content), shell(activity));
  plan.counts[assigned.kind === 'programme' ? 'programmes' : 'outcomes'] += 1;
  tally(plan.counts, before && { same });
  const future = futureSubject(assigned, core, { all, known, planned: planning.planned, same });
  if (!future) plan.refusals.push({ path, key: 'publishing.no-days' });
  const subject = future ?? ({ ...core, ...assigned, currency: 'EUR' } as unknown as Subject);
  const { language } = activity;
  const currency = currencyOf(activity, subject.currency);
  const list = (entry: ImportPlan['listed'][number]) => void plan.listed.push(entry);
  const rows = assigned.known?.subject ?? { transactions: [], budgets: [], results: [] };
  const common = { subject, rows, currency, language, path, parties, keys, newId, counts: plan.counts, list };
  const records = before?.records;
  const transactions = planTransactions(activity.transactions, records?.transactions ?? [], common);
  const budgets = planBudgets(activity.budgets, records?.budgets ?? [], common);
  const results =
    assigned.kind === 'outcome'
      ? planResults(activity.results, records?.results ?? [], { ...common, outcomeId: assigned.id })
      : resultsAside(activity.results, before?.content.results ?? [], { path, plan });
  plan.transactions.push(...transactions.steps);
  if (results.step) plan.results.push(results.step);
  const doing = !assigned.known
    ? 'create'
    : isSame(ownOf(assigned.known.subject), ownOf(subject))
      ? 'keep'
      : 'revise';
  const changed = transactions.steps.length > 0 || budgets.budgetsChanged || results.step !== undefined;
  return {
    assigned,
    doing,
    subject: { ...subject, transactions: transactions.rows, budgets: budgets.rows, results: results.rows },
    published: {
      ...activity,
      transactions: transactions.published,
      budgets: budgets.published,
      results: results.published,
    },
    written: doing !== 'keep' || changed,
    budgetsChanged: budgets.budgetsChanged,
  };
}

function publishedBefore({ known: own }: Assigned, { known, register }: Planning) {
  if (!own) return undefined;
  const keys: Keys = new WeakMap();
  const around = surroundingsOf(own.subject, { known, planned: [], register });
  const content = publishedContent(own, around, keys);
  return { content, records: knownRecords(own.subject, content, keys) };
}

/** A programme has no results of its own in Relais: they are published as they came. */
function resultsAside(
  results: readonly IatiResult[],
  before: readonly IatiResult[],
  { path, plan }: { path: string; plan: ImportPlan },
) {
  for (const [at, result] of results.entries()) {
    plan.listed.push({ path: `${path}/result[${at + 1}]`, reason: 'no-outcome' });
    const was = before[at];
    plan.counts.results += 1;
    tally(plan.counts, was && { same: isSame(was, result) });
    for (const [nth, indicator] of result.indicators.entries()) {
      const earlier = was?.indicators[nth];
      plan.counts.indicators += 1;
      tally(plan.counts, earlier && { same: isSame(earlier, indicator) });
    }
  }
  return { rows: [], published: [...results], step: undefined };
}

/** An organisation is registered where a row names it; whoever is only published is not. */
function planOrganisations({ plan, parties, register, planned }: Planning): void {
  for (const created of parties.created) register.set(created.id, created);
  const named = new Set(
    planned.flatMap(({ subject }) => [
      ...subject.participations.map(({ organisationId }) => organisationId),
      ...subject.transactions.flatMap(({ providerId, receiverId }) =>
        [providerId ?? [], receiverId ?? []].flat(),
      ),
    ]),
  );
  plan.organisations = parties.created.filter(({ id }) => named.has(id));
  plan.counts.organisations = named.size;
  plan.counts.created += plan.organisations.length;
  plan.counts.unchanged += named.size - plan.organisations.length;
}

/** A version of a budget is that of a whole programme, so outcomes that the file does not name are in it too. */
function withSiblings({ planned, known }: Planning): { subject: Subject; changed: boolean }[] {
  const named = new Map(
    planned.map(({ subject, budgetsChanged }) => [subject.id, { subject, changed: budgetsChanged }]),
  );
  const standing = known.subjects.map(({ subject }) => named.get(subject.id) ?? { subject, changed: false });
  const ids = new Set(standing.map(({ subject }) => subject.id));
  return [...standing, ...[...named.values()].filter(({ subject }) => !ids.has(subject.id))];
}

function planDetails({ assigned, subject, published, doing, written }: Planned, planning: Planning): void {
  const { plan, keys } = planning;
  const own = assigned.known;
  const rendered = renderContent(subject, surroundingsOf(subject, planning), keys);
  const { lastUpdatedAt, ...content } = published;
  const patch = difference(rendered, withoutAside(content), keys);
  const detailsChanged = written || !isSame(own?.details?.patch, patch);
  const details = { ...(patch ? { patch } : {}), ...(lastUpdatedAt ? { lastUpdatedAt } : {}) };
  plan.subjects.push({ doing, subject, details, detailsChanged });
  const { activity } = assigned.read;
  const parts = asideParts(activity.keptAside, subject, activity.transactions, keys);
  const was = own?.keptAside ?? [];
  if (!isSame(was, parts)) plan.aside.push({ activityId: subject.id, was, parts });
}

function emptyPlan(file: IatiFile): ImportPlan {
  return {
    refusals: [],
    problems: problemsOf(file),
    organisations: [],
    subjects: [],
    transactions: [],
    budgets: [],
    results: [],
    aside: [],
    listed: listedOf(file),
    counts: noCounts(),
  };
}

/** An outcome without what it has from its programme. */
function ownOf(subject: Subject): Partial<Subject> {
  if (subject.kind === 'programme') return subject;
  const { from: _from, until: _until, currency: _currency, state: _state, ...own } = subject;
  return own;
}

/** An activity without its records and without what only says when it was written. */
function shell(content: IatiContent): unknown {
  const { transactions: _t, budgets: _b, results: _r, lastUpdatedAt: _l, ...rest } = content;
  return withoutAside(rest);
}

function withoutAside(content: object): unknown {
  const { keptAside: _, ...rest } = content as { keptAside?: unknown };
  return rest;
}
