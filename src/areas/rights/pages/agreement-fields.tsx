import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { checkbox, choices, day, text } from '../../../page/readers.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import type { AgreementStateRow, WorkersRow } from '../queries/agreement-facts.ts';
import type { CollectiveAgreementRow } from '../queries/collective-agreements.ts';
import { type AgreementState, agreementLevels } from '../rules/agreement-term.ts';
import {
  CodeField,
  CountryField,
  type FieldsIn,
  LineField,
  NumberFields,
  numberReaders,
  TopicsField,
} from './form-fields.tsx';
import { PartiesField, partyFields } from './parties-field.tsx';

const workerNames = ['women', 'men', 'unknown'] as const;

export const agreementReaders = {
  title: text,
  country: text,
  level: text,
  sector: text,
  withPartner: checkbox,
  clauses: choices,
};
export const termReaders = { termFrom: day, termUntil: day };
export const workersReaders = numberReaders(...workerNames);
export const stateReaders = { state: text, onDay: day, ...termReaders };

/** What is said of the agreement itself. */
export function AgreementFields(at: FieldsIn) {
  return (
    <>
      <LineField {...at} name="title" hint={at.page.words.t('rights.no-names')} />
      <CodeField {...at} name="level" codes={agreementLevels} />
      <LineField {...at} name="sector" optional />
      <CountryField {...at} optional />
      <PartiesField {...at} />
      <TopicsField {...at} name="clauses" />
    </>
  );
}

export const agreementFields = (row: CollectiveAgreementRow) => ({
  title: row.title,
  country: row.country ?? undefined,
  level: row.level,
  sector: row.sector ?? undefined,
  clauses: row.clauses,
  ...partyFields(row.parties, row.withPartner),
});

/** From when until when it is in force by this step. */
export function TermFields({ page, state, optional = false }: FieldsIn & { optional?: boolean }) {
  const { words } = page;
  return (
    <>
      <DayInput
        page={page}
        state={state}
        name="termFrom"
        label={words.t('rights.termFrom')}
        optional={optional}
      />
      <DayField
        {...fieldOf(page, state)('termUntil')}
        label={words.t('rights.termUntil')}
        hint={words.t('rights.termUntil-hint')}
        optional={words.t('page.optional')}
      />
    </>
  );
}

export function WorkersFields(at: FieldsIn) {
  return (
    <>
      <p class="quiet">{at.page.words.t('rights.workers-hint')}</p>
      <NumberFields {...at} names={workerNames} />
    </>
  );
}

/** What became of the agreement, and from when until when it is in force by that. */
export function StateFields(props: FieldsIn & { states: readonly AgreementState[] }) {
  const { page, state, states } = props;
  const { words } = page;
  const hinted = ['extended', 'renewed', 'applied'];
  return (
    <>
      <RadioField
        {...fieldOf(page, state)('state')}
        label={words.t('rights.state')}
        options={states.map((value) => ({
          value,
          label: words.t(`rights.state-${value}`),
          ...(hinted.includes(value) ? { hint: words.say(`rights.state-${value}-hint`) } : {}),
        }))}
      />
      <DayInput page={page} state={state} name="onDay" label={words.t('rights.onDay')} />
      <TermFields page={page} state={state} optional />
    </>
  );
}

export const stateFields = ({ words }: Page, row: AgreementStateRow) => ({
  state: row.state,
  onDay: words.day(row.onDay),
  termFrom: row.termFrom ? words.day(row.termFrom) : undefined,
  termUntil: row.termUntil ? words.day(row.termUntil) : undefined,
  source: row.source,
});

export const workersFields = ({ words }: Page, row: WorkersRow) => ({
  fromOn: words.day(row.fromOn),
  women: String(row.women),
  men: String(row.men),
  unknown: String(row.unknown),
  source: row.source,
});
