import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import type { FrameworkRow } from '../queries/frameworks.ts';
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

type Props = { page: Page; state: FormState; frameworks?: readonly FrameworkRow[] };

/** What is kept of a dialogue; one of the institute as such is institutional and of no framework, so that neither is asked. */
export function DialogueFields({ page, state, frameworks }: Props) {
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
      <DayInput {...field} name="heldOn" label={words.t('programmes.held-on')} />
      <ParagraphInput {...field} name="participants" label="programmes.dialogue-participants" rows={2} />
      <ParagraphInput {...field} name="summary" label="programmes.dialogue-summary" rows={6} />
    </>
  );
}
