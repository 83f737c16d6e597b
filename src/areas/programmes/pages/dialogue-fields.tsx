import { type Reader, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import type { FrameworkRow } from '../queries/frameworks.ts';
import type { ProgrammeListRow } from '../queries/programmes.ts';
import { donorDialogueKinds } from '../rules/framework-input.ts';
import { ChoiceInput, FewInput, ParagraphInput } from './field-parts.tsx';
import { DayInput } from './form-parts.tsx';
import { frameworkOptions } from './thing-options.ts';

export const dialogueReaders = {
  kind: text,
  frameworkId: text,
  heldOn: day,
  participants: text,
  summary: text,
};

/** What is chosen for a dialogue of the institute as such, which is of no programme. */
const ofInstitute = 'institute';

/** Of whom a dialogue is: null for the institute as such. A form that does not ask leaves it as it was. */
export const dialogueOwner: Reader<string | null | undefined> = (typed, name) => {
  const chosen = typedText(typed, name);
  return { value: chosen === ofInstitute ? null : chosen || undefined };
};

export const ownerField = (programmeId: string | null): string => programmeId ?? ofInstitute;

/** The institute and its programmes. */
export const ownerOptions = ({ words }: Page, programmes: readonly ProgrammeListRow[]): readonly Option[] => [
  { value: ofInstitute, label: words.t('programmes.dialogue-of-institute') },
  ...programmes.map(({ id, reference }) => ({ value: id, label: reference })),
];

type Props = {
  page: Page;
  state: FormState;
  frameworks?: readonly FrameworkRow[];
  /** Of whom the dialogue may be, where that is asked. */
  owners?: readonly Option[];
};

/** What is kept of a dialogue; one that is noted for the institute as such is institutional and of no framework, so that neither is asked. */
export function DialogueFields({ page, state, frameworks, owners }: Props) {
  const { words } = page;
  const field = { page, state };
  return (
    <>
      {frameworks && (
        <>
          <FewInput {...field} name="kind" label="programmes.dialogue-kind" values={donorDialogueKinds} />
          <ChoiceInput
            {...field}
            name="frameworkId"
            label="programmes.framework"
            hint="programmes.dialogue-framework-hint"
            optional
            options={frameworkOptions(page, frameworks)}
          />
        </>
      )}
      {owners && (
        <SelectField
          {...fieldOf(page, state)('programmeId')}
          label={words.t('programmes.programme')}
          hint={words.t('programmes.dialogue-programme-hint')}
          options={owners}
        />
      )}
      <DayInput {...field} name="heldOn" label={words.t('programmes.held-on')} />
      <ParagraphInput {...field} name="participants" label="programmes.dialogue-participants" rows={2} />
      <ParagraphInput {...field} name="summary" label="programmes.dialogue-summary" rows={6} />
    </>
  );
}
