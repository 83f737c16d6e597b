import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { choices, day, text } from '../../../page/readers.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import type { DocumentRow } from '../../records/queries/documents.ts';
import { iloCodes, iloInstruments } from '../../rulebook/rules/ilo-instruments.ts';
import type { AdvocacyDossierRow } from '../queries/advocacy-dossiers.ts';
import { advocacyLevels, advocacyStages, contributionSourceKinds } from '../rules/advocacy-stage.ts';
import { instrumentName } from './dossier-facts.tsx';
import {
  CodeField,
  CodesField,
  CountryField,
  type FieldsIn,
  LineField,
  StoryField,
  TopicsField,
} from './form-fields.tsx';

/** One name a line. */
const lines: Reader<string[]> = (typed, name) => ({
  value: (typed[name]?.[0] ?? '')
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean),
});

export const dossierReaders = {
  title: text,
  country: text,
  level: text,
  demand: text,
  alliance: lines,
  conventions: choices,
  topics: choices,
  openedOn: day,
  contribution: text,
  contributionSource: text,
  contributionSourceKind: text,
  lawReference: text,
};

/** What is said of a dossier, for a new one and for a change. */
export function DossierFields(at: FieldsIn) {
  const { page, state } = at;
  const { words } = page;
  return (
    <>
      <LineField {...at} name="title" hint={words.t('rights.no-names')} />
      <DayInput {...at} name="openedOn" label={words.t('rights.openedOn')} />
      <CodeField {...at} name="level" codes={advocacyLevels} />
      <CountryField {...at} optional />
      <StoryField {...at} name="demand" />
      <TextArea
        {...fieldOf(page, state)('alliance')}
        label={words.t('rights.alliance')}
        hint={words.t('rights.alliance-hint')}
        optional={words.t('page.optional')}
      />
      <CodesField
        {...at}
        name="conventions"
        hint={words.t('rights.conventions-hint')}
        options={instrumentOptions(page, state.typed?.conventions ?? [])}
      />
      <TopicsField {...at} name="topics" />
      <StoryField {...at} name="contribution" hint={words.t('rights.contribution-hint')} optional />
      <LineField
        {...at}
        name="contributionSource"
        hint={words.t('rights.contributionSource-hint')}
        optional
      />
      <CodeField {...at} name="contributionSourceKind" codes={contributionSourceKinds} optional />
      <LineField {...at} name="lawReference" hint={words.t('rights.lawReference-hint')} optional />
    </>
  );
}

/** The instruments that are often named, and those that stand on the dossier though the list does not have them. */
const instrumentOptions = (page: Page, standing: readonly string[]) => [
  ...iloInstruments.map((each) => ({
    value: each.code,
    label: `${instrumentName(page, each.code)} (${page.words.t(`rulebook.ilo-${each.standing}`)})`,
  })),
  ...standing.filter((code) => !iloCodes.includes(code)).map((code) => ({ value: code, label: code })),
];

/** A dossier as the fields of its form. */
export const dossierFields = ({ words }: Page, row: AdvocacyDossierRow) => ({
  title: row.title,
  country: row.country ?? undefined,
  level: row.level,
  demand: row.demand,
  alliance: row.alliance.join('\n'),
  conventions: row.conventions,
  topics: row.topics,
  openedOn: words.day(row.on),
  contribution: row.contribution ?? undefined,
  contributionSource: row.contributionSource ?? undefined,
  contributionSourceKind: row.contributionSourceKind ?? undefined,
  lawReference: row.lawReference ?? undefined,
});

export const stageReaders = { stage: text, onDay: day, evidence: text, documentId: text };

/** A stage, its day and what proves it: a text, or a document that hangs on the dossier. */
export function StageFields({ documents, ...at }: FieldsIn & { documents: readonly DocumentRow[] }) {
  const { page, state } = at;
  const { words } = page;
  return (
    <>
      <CodeField {...at} name="stage" codes={advocacyStages} />
      <DayInput {...at} name="onDay" label={words.t('rights.onDay')} />
      <StoryField {...at} name="evidence" hint={words.t('rights.evidence-hint')} optional />
      {documents.length > 0 && (
        <SelectField
          {...fieldOf(page, state)('documentId')}
          label={words.t('rights.documentId')}
          placeholder={words.t('rights.no-document')}
          optional={words.t('page.optional')}
          options={documents.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
    </>
  );
}

export const stepReaders = { onDay: day, what: text };

export function StepFields(at: FieldsIn) {
  return (
    <>
      <DayInput {...at} name="onDay" label={at.page.words.t('rights.onDay')} />
      <StoryField {...at} name="what" />
    </>
  );
}
