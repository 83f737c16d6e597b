import { todayIn } from '../../../kernel/calendar-day.ts';
import { money } from '../../../kernel/money.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { decideProgramme } from '../commands/decide-programme.ts';
import { type DecisionRow, decisionsOf } from '../queries/decisions.ts';
import { handInChecks } from '../queries/hand-in-checks.ts';
import { type OutcomeRow, outcomesOf } from '../queries/outcomes.ts';
import type { ProgrammeCheck } from '../queries/programme-checks.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { asksSubmission, canFollow } from '../rules/decision-order.ts';
import { mayDecideProgramme } from '../rules/programme-permissions.ts';
import { ChecksAt } from './checks-at.tsx';
import { DecisionFields, decisionReaders } from './decision-fields.tsx';
import { DecisionShareFields, shareReaders } from './decision-share-fields.tsx';
import { requireInstitute, routeId } from './page-subject.ts';

type Loaded = {
  programme: ProgrammeRow;
  decisions: readonly DecisionRow[];
  outcomes: readonly OutcomeRow[];
  /** What the rules say where it can be submitted now. */
  checks: readonly ProgrammeCheck[];
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id, currency } = loaded.programme;
  const submitted = await submit(
    page,
    decideProgramme,
    { ...decisionReaders(currency), ...shareReaders(currency, loaded.outcomes), submittedOn: day },
    { programmeId: id },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.programme({ id }), 'programmes.decision-recorded');
};

const load = (page: Page): Promise<Loaded> => {
  const institute = requireInstitute(page);
  const allowed = mayDecideProgramme(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute.id, routeId(page));
    if (!programme) throw new NotFound();
    const decisions = await decisionsOf(tx, institute.id, programme.id);
    const isToSubmit = canFollow('submitted', decisions.at(-1)?.kind);
    const checks = isToSubmit ? await handInChecks(tx, institute.id, programme.id, todayIn()) : [];
    return { programme, decisions, checks, outcomes: await outcomesOf(tx, institute.id, programme.id) };
  });
};

const view = (page: Page, { programme, decisions, checks, outcomes }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.decision');
  const back = paths.programme({ id: programme.id });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('programmes.list'), href: paths.programmes() },
        { label: programme.reference, href: back },
      ]}
      narrow
    >
      <PageHead title={title} kind={programme.reference} quiet={words.text(programme.title)} />
      {decisions.length > 0 && <Decisions page={page} programme={programme} decisions={decisions} />}
      <ChecksAt page={page} checks={checks} moment="submitting" />
      <PageForm page={page} state={state} cancel={back}>
        <DecisionFields
          page={page}
          state={state}
          currency={programme.currency}
          asksSubmission={asksSubmission('decided', decisions)}
        />
        <DecisionShareFields page={page} state={state} currency={programme.currency} outcomes={outcomes} />
      </PageForm>
      <p>
        <a href={paths.history({ kind: 'programme', id: programme.id })}>{words.t('overview.history')}</a>
      </p>
    </Frame>
  );
};

function Decisions({ page, programme, decisions }: { page: Page } & Pick<Loaded, 'programme' | 'decisions'>) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('programmes.decisions')}
      rows={decisions}
      empty=""
      columns={[
        {
          key: 'kind',
          label: words.t('programmes.state'),
          cell: (row) => words.say(`programmes.state-${row.kind}`),
        },
        { key: 'decidedOn', label: words.t('programmes.decidedOn'), cell: (row) => words.day(row.decidedOn) },
        { key: 'reference', label: words.t('programmes.reference'), cell: (row) => row.reference },
        {
          key: 'asked',
          label: words.t('programmes.asked'),
          numeric: true,
          cell: (row) => row.askedMinor !== null && words.money(money(row.askedMinor, programme.currency)),
        },
        {
          key: 'subsidy',
          label: words.t('programmes.subsidy'),
          numeric: true,
          cell: (row) =>
            row.subsidyMinor !== null && words.money(money(row.subsidyMinor, programme.currency)),
        },
        {
          key: 'do',
          label: words.t('page.edit'),
          action: true,
          cell: ({ id }) => (
            <a href={paths.correctProgrammeDecision({ id })}>{words.t('programmes.decision-correct')}</a>
          ),
        },
      ]}
    />
  );
}
