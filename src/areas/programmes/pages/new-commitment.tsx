import { day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { addCommitment } from '../commands/add-commitment.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { dialogueSubject } from './dialogue-subject.ts';
import { LineInput, ParagraphInput } from './field-parts.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { DayInput } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: dialogueSubject,
  title: 'programmes.commitment-new',
  kind: (page, { dialogue }) => page.words.day(dialogue.heldOn),
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ dialogue: { id } }) => paths.donorDialogue({ id }),
  command: addCommitment,
  readers: { what: text, byFunction: text, dueOn: day },
  extra: (_, { dialogue: { id } }) => ({ dialogueId: id }),
  fields: ({ page, state }) => (
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
  ),
  notice: 'programmes.commitment-added',
});
