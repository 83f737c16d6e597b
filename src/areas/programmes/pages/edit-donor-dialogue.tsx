import { paths } from '../../../paths.ts';
import { reviseDonorDialogue } from '../commands/revise-donor-dialogue.ts';
import { frameworks } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { DialogueFields, dialogueReaders } from './dialogue-fields.tsx';
import { dialogueCrumbs, dialogueSubject } from './dialogue-subject.ts';
import { plainForm } from './plain-form.tsx';
import { frameworkOptions } from './thing-options.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const subject = await dialogueSubject(tx, instituteId, id);
    return subject && { ...subject, frameworks: await frameworks(tx, instituteId) };
  },
  title: 'programmes.dialogue-edit',
  kind: (page, { dialogue }) => page.words.day(dialogue.heldOn),
  crumbs: (page, { dialogue }) => dialogueCrumbs(page, dialogue),
  back: ({ dialogue: { id } }) => paths.donorDialogue({ id }),
  open: ({ words }, { dialogue: { kind, frameworkId, heldOn, participants, summary } }) => ({
    kind,
    frameworkId: frameworkId ?? undefined,
    heldOn: words.day(heldOn),
    participants,
    summary,
  }),
  version: ({ dialogue }) => dialogue.version,
  command: reviseDonorDialogue,
  readers: dialogueReaders,
  extra: (_, { dialogue: { id, programmeId } }) => ({
    dialogueId: id,
    ...(programmeId ? {} : { kind: 'institutional' }),
  }),
  fields: ({ page, state, loaded }) => (
    <DialogueFields
      page={page}
      state={state}
      {...(loaded.dialogue.programmeId ? { frameworks: loaded.frameworks } : {})}
    />
  ),
  choices: (page, { frameworks }) => frameworkOptions(page, frameworks),
  notice: 'programmes.dialogue-revised',
});
