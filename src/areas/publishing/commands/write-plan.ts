import type { Entry, Writing } from '../../../command/command.ts';
import { RefusedWithin, within } from '../../../command/within.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { recordTransactions } from '../../finance/commands/record-transactions.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { reviseProgramme } from '../../programmes/commands/revise-programme.ts';
import { defineResults } from '../../results/commands/define-results.ts';
import { IATI_SCHEME } from '../queries/known-organisations.ts';
import { PUBLISHED } from '../queries/known-results.ts';
import type {
  BudgetStep,
  ImportPlan,
  ResultsStep,
  SubjectStep,
  TransactionStep,
} from '../rules/import-plan.ts';
import { present } from '../rules/keyed-list.ts';
import { refusedPlaces } from '../rules/refused-places.ts';
import type { NewOrganisation } from '../rules/register-parties.ts';
import type { AimedRow, Said, Subject } from '../rules/subject.ts';

const AT_ONCE = 10_000;
const NOTE = 'IATI';

/** Carries the plan out through the commands of each area, as one write; the entries say what each step did. */
export const writePlan = async (importing: Writing, plan: ImportPlan): Promise<Entry[]> => {
  const writing = withAllDuties(importing);
  const entries: Entry[] = [];
  const keep = ({ entry }: { entry: Entry }) => void entries.push(entry);
  for (const each of plan.organisations)
    keep(await within(writing, registerOrganisation, organisationInput(each)));
  for (const step of plan.subjects) {
    const done = await writeSubject(writing, step);
    if (done) keep(done);
  }
  for (const step of plan.budgets) keep(await within(writing, recordBudget, budgetInput(step)));
  for (let at = 0; at < plan.transactions.length; at += AT_ONCE) {
    const transactions = plan.transactions.slice(at, at + AT_ONCE).map(transactionInput);
    keep(await within(writing, recordTransactions, { transactions }));
  }
  for (const step of plan.results) keep(await writeResults(writing, plan, step));
  return entries;
};

const writeResults = async (writing: Writing, { subjects }: ImportPlan, step: ResultsStep) => {
  try {
    return await within(writing, defineResults, resultsInput(step));
  } catch (error) {
    if (!(error instanceof RefusedWithin) || !error.refusal.fields) throw error;
    const outcome = subjects.find(({ subject }) => subject.id === step.outcomeId)?.subject.code ?? '';
    const fields = refusedPlaces(error.refusal.fields, step, outcome);
    throw new RefusedWithin(defineResults.name, { ...error.refusal, fields });
  }
};

/** Whoever may bring in a publication may do each step of it, also those that are otherwise the finance officer's. */
const withAllDuties = (writing: Writing): Writing => ({
  ...writing,
  actor: { ...writing.actor, duties: [...writing.actor.duties, 'system'] },
});

const organisationInput = ({ id, kind, name, ref }: NewOrganisation) => ({
  id,
  kind,
  name,
  identifiers: ref === undefined ? [] : [{ scheme: IATI_SCHEME, value: ref }],
});

const writeSubject = async (writing: Writing, { doing, subject }: SubjectStep) => {
  if (doing === 'keep') return undefined;
  const { id, programmeId, code, version, title, from, until, currency, aims, isBelgian } = subject;
  const common = {
    title,
    description: written(subject.description),
    places: subject.places.map(present),
    classifications: subject.classifications.map(present),
    participations: subject.participations.map(present),
    iatiIdentifier: subject.identifier,
    isImported: true,
  };
  if (subject.kind === 'programme') {
    const input = { reference: code, fromOn: from, untilOn: until, ...common };
    return doing === 'create'
      ? within(writing, openProgramme, present({ id, currency, ...input }))
      : within(writing, reviseProgramme, present({ programmeId, version, ...input }));
  }
  const input = { code, aims, isBelgian, ...common };
  return doing === 'create'
    ? within(writing, addOutcome, present({ id, programmeId, ...input }))
    : within(writing, reviseOutcome, present({ outcomeId: id, version, ...input }));
};

const budgetInput = ({ programmeId, amounts }: BudgetStep) => ({
  programmeId,
  kind: 'imported',
  note: NOTE,
  amounts: amounts.map(({ outcomeId, row }) =>
    present({
      outcomeId,
      block: 'operational',
      from: row.from,
      until: row.until,
      amount: row.amount,
      iatiType: row.type,
      iatiStatus: row.status,
      valueOn: row.valueOn,
    }),
  ),
});

const transactionInput = ({ programmeId, outcomeId, row, replaces }: TransactionStep) => {
  const { key: _key, computed: _computed, description, ...fields } = row;
  return present({
    ...fields,
    programmeId,
    outcomeId,
    description: written(description),
    replaces: replaces === undefined ? undefined : { id: replaces, reason: NOTE },
  });
};

const resultsInput = ({ outcomeId, results }: ResultsStep) => ({
  outcomeId,
  results: results.map(({ key, type, title, description, aggregation, indicators }) =>
    present({
      key,
      type,
      title,
      description: written(description),
      aggregationStatus: aggregation,
      indicators: indicators.map((indicator) =>
        present({
          code: indicator.code,
          title: indicator.title,
          description: written(indicator.description),
          measure: indicator.measure,
          ascending: indicator.ascending,
          ...present(indicator.manner),
          baselines: indicator.baselines.map(present<Said>),
          targets: indicator.targets.map(present<AimedRow>),
          measurements: indicator.takesActuals
            ? indicator.actuals.map((actual) => ({ ...present(actual), provenance: PUBLISHED }))
            : [],
        }),
      ),
    }),
  ),
});

const written = (text: Subject['description']) => (Object.keys(text).length > 0 ? text : undefined);
