import { paths } from '../../../paths.ts';
import { addCommitment } from '../commands/add-commitment.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { CommitmentFields, commitmentReaders } from './commitment-fields.tsx';
import { dialogueCrumbs, dialogueSubject } from './dialogue-subject.ts';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: dialogueSubject,
  title: 'programmes.commitment-new',
  kind: (page, { dialogue }) => page.words.day(dialogue.heldOn),
  crumbs: (page, { dialogue }) => dialogueCrumbs(page, dialogue),
  back: ({ dialogue: { id } }) => paths.donorDialogue({ id }),
  command: addCommitment,
  readers: commitmentReaders,
  extra: (_, { dialogue: { id } }) => ({ dialogueId: id }),
  fields: ({ page, state }) => <CommitmentFields page={page} state={state} />,
  notice: 'programmes.commitment-added',
});
