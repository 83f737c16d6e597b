import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { correctCommitment } from '../commands/correct-commitment.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { CommitmentFields, commitmentReaders, commitmentSubject } from './commitment-fields.tsx';
import { dialogueCrumbs } from './dialogue-subject.ts';
import { LineInput } from './field-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: commitmentSubject,
  title: 'programmes.commitment-correct',
  kind: (page, { dialogue }) => page.words.day(dialogue.heldOn),
  crumbs: (page, { dialogue }) => dialogueCrumbs(page, dialogue),
  back: ({ dialogue: { id } }) => paths.donorDialogue({ id }),
  open: ({ words }, { commitment: { what, byFunction, dueOn } }) => ({
    what,
    byFunction,
    dueOn: words.day(dueOn),
  }),
  version: ({ commitment }) => commitment.entryNo,
  command: correctCommitment,
  readers: { ...commitmentReaders, reason: text },
  extra: (_, { commitment: { id } }) => ({ commitmentId: id }),
  fields: ({ page, state }) => (
    <>
      <CommitmentFields page={page} state={state} />
      <LineInput
        page={page}
        state={state}
        name="reason"
        label="programmes.correction-reason"
        hint="programmes.no-names"
      />
    </>
  ),
  notice: 'programmes.commitment-corrected',
});
