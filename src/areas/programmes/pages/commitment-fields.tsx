import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { commitmentById } from '../queries/donor-dialogues.ts';
import { dialogueSubject } from './dialogue-subject.ts';
import { LineInput, ParagraphInput } from './field-parts.tsx';
import { DayInput } from './form-parts.tsx';

export const commitmentReaders = { what: text, byFunction: text, dueOn: day };

/** What was promised, by which function, until when. */
export function CommitmentFields({ page, state }: { page: Page; state: FormState }) {
  return (
    <>
      <ParagraphInput page={page} state={state} name="what" label="programmes.commitment" rows={3} />
      <LineInput
        page={page}
        state={state}
        name="byFunction"
        label="programmes.by-function"
        hint="programmes.function-hint"
      />
      <DayInput page={page} state={state} name="dueOn" label={page.words.t('programmes.due-on')} />
    </>
  );
}

/** A commitment with its dialogue and programme; undefined where the actor sees none. */
export const commitmentSubject = async (tx: Tx, instituteId: string, id: string) => {
  const commitment = await commitmentById(tx, instituteId, id);
  const subject = commitment && (await dialogueSubject(tx, instituteId, commitment.dialogueId));
  return commitment && subject && { commitment, ...subject };
};
