import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { obligationRoles } from '../rules/obligation-kind.ts';
import { closingChannels, dateGranters, donorDecisions } from '../rules/obligation-state.ts';
import { LetterFields, ReasonOfCorrection } from './letter-fields.tsx';
import { legalToday } from './obligation-words.tsx';

export const formNames = ['filing', 'event', 'date', 'function', 'decision'] as const;
export type FormName = (typeof formNames)[number];

type Props = { page: Page; row: ObligationRow; states: Partial<Record<FormName, FormState>> };
type One = { page: Page; row: ObligationRow; state: FormState };

/** What can be put on record, one form each; the one that was refused, or the next likely one, stands open. */
export function ObligationForms({ page, row, states }: Props) {
  const { words } = page;
  const isOpen = (name: FormName) =>
    Object.keys(states).length > 0 ? states[name] !== undefined : name === likeliest(row);
  const forms = formNames.filter(
    (name) => (name !== 'event' || row.event) && (name !== 'decision' || row.filedOn),
  );
  return (
    <>
      {forms.map((name) => {
        const Form = formOf[name];
        return (
          <Disclosure summary={words.t(`obligations.form-${name}`)} open={isOpen(name)}>
            <Form page={page} row={row} state={states[name] ?? freshForm()} />
          </Disclosure>
        );
      })}
    </>
  );
}

const likeliest = (row: ObligationRow): FormName => {
  if (row.filedOn && !row.decision) return 'decision';
  return row.event && !row.eventOn ? 'event' : 'filing';
};

const back = ({ id }: ObligationRow) => paths.obligation({ id });

function FilingForm({ page, row, state }: One) {
  const { words } = page;
  const field = fieldOf(page, state);
  const filedOn = field('filedOn');
  const optional = words.t('page.optional');
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.fileObligation({ id: row.id })}
      version={row.closingNo ?? 0}
      cancel={back(row)}
      buttons={[{ label: words.t('obligations.form-filing') }]}
    >
      {row.filingVersion !== null && (
        <p>{words.t('obligations.next-version', { version: row.filingVersion + 1 })}</p>
      )}
      <DayField
        {...filedOn}
        value={filedOn.value ?? words.day(legalToday())}
        label={words.t('obligations.filedOn')}
        hint={words.t('page.day-hint')}
      />
      <RadioField
        {...field('channel')}
        label={words.t('obligations.channel')}
        options={closingChannels.map((value) => ({ value, label: words.t(`obligations.channel-${value}`) }))}
      />
      <TextField
        {...field('receipt')}
        label={words.t('obligations.receipt')}
        hint={words.t('obligations.receipt-hint')}
        optional={optional}
      />
      {row.filingVersion !== null && (
        <>
          <CheckboxField
            name="correction"
            label={words.t('obligations.corrects-last', { version: row.filingVersion })}
            checked={field('correction').value !== undefined}
          />
          <ReasonOfCorrection page={page} state={state} />
        </>
      )}
    </PageForm>
  );
}

function EventForm({ page, row, state }: One) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.recordObligationEvent({ id: row.id })}
      version={row.eventNo ?? 0}
      cancel={back(row)}
    >
      <p>{words.text(row.event)}</p>
      <DayField
        {...field('happenedOn')}
        label={words.t('obligations.happenedOn')}
        hint={words.t('page.day-hint')}
      />
      <TextField
        {...field('source')}
        label={words.t('obligations.source')}
        hint={words.t('obligations.source-hint')}
      />
      {row.eventNo !== null && <ReasonOfCorrection page={page} state={state} />}
    </PageForm>
  );
}

function DateForm({ page, row, state }: One) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.moveObligation({ id: row.id })}
      version={row.dateNo ?? 0}
      cancel={back(row)}
      multipart
    >
      <DayField
        {...field('dueOn')}
        label={words.t('obligations.derogatedOn')}
        hint={words.t('page.day-hint')}
      />
      <RadioField
        {...field('grantedBy')}
        label={words.t('obligations.grantedBy')}
        options={dateGranters.map((value) => ({ value, label: words.t(`obligations.grantedBy-${value}`) }))}
      />
      <DayField
        {...field('grantedOn')}
        label={words.t('obligations.grantedOn')}
        hint={words.t('page.day-hint')}
      />
      <LetterFields page={page} state={state} />
      {row.dateNo !== null && <ReasonOfCorrection page={page} state={state} />}
    </PageForm>
  );
}

function FunctionForm({ page, row, state }: One) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.takeOverObligation({ id: row.id })}
      version={row.takingNo ?? 0}
      cancel={back(row)}
    >
      <SelectField
        {...field('role')}
        label={words.t('obligations.role')}
        placeholder={words.t('page.choose')}
        options={obligationRoles
          .filter((role) => role !== row.role)
          .map((value) => ({ value, label: words.say(`role.${value}`) }))}
      />
      <TextField
        {...field('reason')}
        label={words.t('obligations.why-another')}
        hint={words.t('records.no-names')}
      />
    </PageForm>
  );
}

function DecisionForm({ page, row, state }: One) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.decideObligation({ id: row.id })}
      version={row.decisionNo ?? 0}
      cancel={back(row)}
      multipart
    >
      <p>{words.t('obligations.decision-of', { version: row.filingVersion ?? 0 })}</p>
      <RadioField
        {...field('decision')}
        label={words.t('obligations.decision')}
        options={donorDecisions.map((value) => ({ value, label: words.t(`obligations.decision-${value}`) }))}
      />
      <DayField
        {...field('decidedOn')}
        label={words.t('obligations.decidedOn')}
        hint={words.t('page.day-hint')}
      />
      <LetterFields page={page} state={state} />
      <TextArea
        {...field('remark')}
        label={words.t('obligations.remark')}
        hint={words.t('records.no-names')}
        optional={words.t('page.optional')}
        rows={3}
      />
      {row.decisionNo !== null && <ReasonOfCorrection page={page} state={state} />}
    </PageForm>
  );
}

const formOf = {
  filing: FilingForm,
  event: EventForm,
  date: DateForm,
  function: FunctionForm,
  decision: DecisionForm,
};
