import { text } from '../../../page/readers.ts';
import { withdrawDonorDialogue } from '../commands/withdraw-donor-dialogue.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { dialogueCrumbs, dialogueList, dialogueSubject } from './dialogue-subject.ts';
import { plainForm } from './plain-form.tsx';
import { TakeBackFields } from './take-back-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: dialogueSubject,
  title: 'programmes.dialogue-withdraw',
  button: 'programmes.dialogue-withdraw',
  kind: (page, { dialogue }) => page.words.day(dialogue.heldOn),
  crumbs: (page, { dialogue }) => dialogueCrumbs(page, dialogue),
  back: ({ dialogue }) => dialogueList(dialogue),
  version: ({ dialogue }) => dialogue.version,
  command: withdrawDonorDialogue,
  readers: { reason: text },
  extra: (_, { dialogue: { id } }) => ({ dialogueId: id }),
  fields: ({ page, state, loaded: { dialogue } }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={dialogue.summary}
      what="programmes.dialogue-withdraw-what"
      why="programmes.withdraw-why"
    />
  ),
  notice: 'programmes.dialogue-withdrawn',
});
