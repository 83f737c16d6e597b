import { todayIn } from '../../../kernel/calendar-day.ts';
import { money } from '../../../kernel/money.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { decideProgramme } from '../commands/decide-programme.ts';
import { handInChecks } from '../queries/hand-in-checks.ts';
import type { ProgrammeCheck } from '../queries/programme-checks.ts';
import { type DecisionRow, decisionsOf, type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { canFollow } from '../rules/decision-order.ts';
import { decisionKinds } from '../rules/programme-input.ts';
import { mayDecideProgramme } from '../rules/programme-permissions.ts';
import { ChecksAt } from './checks-at.tsx';
import { DayInput } from './form-parts.tsx';
import { requireInstitute, routeId } from './page-subject.ts';

type Loaded = {
  programme: ProgrammeRow;
  decisions: readonly DecisionRow[];
  /** What the rules say where it can be submitted now. */
  checks: readonly ProgrammeCheck[];
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id, currency } = loaded.programme;
  const texts = { ...page.form.texts, currency: [currency] };
  const submitted = await submit(
    { ...page, form: { ...page.form, texts } },
    decideProgramme,
    { kind: text, decidedOn: day, reference: text, subsidyMinor: minor, note: text },
    { programmeId: id },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.programme({ id }), 'programmes.decision-recorded');
};

const minor: Reader<number | undefined> = (typed, name, language) => {
  const read = amount('currency')(typed, name, language);
  return 'problem' in read ? read : { value: read.value?.minor };
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
    return { programme, decisions, checks };
  });
};

const view = (page: Page, { programme, decisions, checks }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.decision');
  const back = paths.programme({ id: programme.id });
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
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
        <RadioField
          {...field('kind')}
          label={words.t('programmes.decision-kind')}
          options={decisionKinds.map((value) => ({ value, label: words.say(`programmes.state-${value}`) }))}
        />
        <DayInput page={page} state={state} name="decidedOn" label={words.t('programmes.decidedOn')} />
        <TextField
          {...field('reference')}
          label={words.t('programmes.decision-reference')}
          hint={words.t('programmes.decision-reference-hint')}
          optional={optional}
          width={32}
        />
        <AmountField
          {...field('subsidyMinor')}
          label={words.t('programmes.subsidy')}
          currency={programme.currency}
          optional={optional}
        />
        <TextArea
          {...field('note')}
          label={words.t('programmes.note')}
          hint={words.t('programmes.no-names')}
          optional={optional}
        />
      </PageForm>
    </Frame>
  );
};

function Decisions({ page, programme, decisions }: { page: Page } & Omit<Loaded, 'checks'>) {
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
          key: 'subsidy',
          label: words.t('programmes.subsidy'),
          numeric: true,
          cell: (row) =>
            row.subsidyMinor !== null && words.money(money(row.subsidyMinor, programme.currency)),
        },
      ]}
    />
  );
}
