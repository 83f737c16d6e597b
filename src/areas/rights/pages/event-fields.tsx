import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { checkbox, choices, day, text } from '../../../page/readers.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import type { DialogueBodyRow } from '../queries/dialogue-bodies.ts';
import type { DialogueEventRow } from '../queries/dialogue-events.ts';
import { dialogueForms, dialogueLevels, dialogueResults } from '../rules/dialogue-type.ts';
import {
  CodeField,
  CountryField,
  type FieldsIn,
  LineField,
  NumberFields,
  numberReaders,
  StoryField,
  sourceReaders,
  TopicsField,
} from './form-fields.tsx';
import { PartiesField, partyFields } from './parties-field.tsx';

export const seatNames = ['seatsWomen', 'seatsMen', 'seatsUnknown'] as const;

export const eventReaders = {
  title: text,
  country: text,
  heldOn: day,
  bodyId: text,
  form: text,
  level: text,
  withPartner: checkbox,
  ...numberReaders(...seatNames),
  topics: choices,
  result: text,
  summary: text,
  ...sourceReaders,
};

/** What is said of a dialogue event, for a new one and for a correction; its source stands below it. */
export function EventFields({ page, state, bodies }: FieldsIn & { bodies: readonly DialogueBodyRow[] }) {
  const { words } = page;
  const at = { page, state };
  return (
    <>
      <LineField {...at} name="title" hint={words.t('rights.no-names')} />
      <DayInput {...at} name="heldOn" label={words.t('rights.heldOn')} />
      <CountryField {...at} />
      <SelectField
        {...fieldOf(page, state)('bodyId')}
        label={words.t('rights.bodyId')}
        placeholder={words.t('rights.no-body')}
        optional={words.t('page.optional')}
        options={bodies.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <CodeField {...at} name="form" codes={dialogueForms} />
      <CodeField {...at} name="level" codes={dialogueLevels} />
      <PartiesField {...at} />
      <NumberFields {...at} names={seatNames} />
      <TopicsField {...at} name="topics" />
      <CodeField {...at} name="result" codes={dialogueResults} />
      <StoryField {...at} name="summary" optional />
    </>
  );
}

/** An event as the fields of its form. */
export const eventFields = ({ words }: Page, event: DialogueEventRow) => ({
  title: event.title,
  country: event.country,
  heldOn: words.day(event.on),
  bodyId: event.bodyId ?? undefined,
  form: event.form,
  level: event.level,
  ...partyFields(event.parties, event.withPartner),
  seatsWomen: String(event.seatsWomen),
  seatsMen: String(event.seatsMen),
  seatsUnknown: String(event.seatsUnknown),
  topics: event.topics,
  result: event.result,
  summary: event.summary,
  source: event.source,
});
