import { typedText } from '../../../page/form.ts';
import { paths } from '../../../paths.ts';
import { reviseDonorDialogue } from '../commands/revise-donor-dialogue.ts';
import { frameworks } from '../queries/frameworks.ts';
import { programmes } from '../queries/programmes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import {
  DialogueFields,
  dialogueOwner,
  dialogueReaders,
  ownerField,
  ownerOptions,
} from './dialogue-fields.tsx';
import { dialogueCrumbs, dialogueSubject } from './dialogue-subject.ts';
import { plainForm } from './plain-form.tsx';
import { frameworkOptions, namesOf } from './thing-options.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const subject = await dialogueSubject(tx, instituteId, id);
    return (
      subject && {
        ...subject,
        frameworks: await frameworks(tx, instituteId),
        programmes: await programmes(tx, instituteId),
      }
    );
  },
  title: 'programmes.dialogue-edit',
  kind: (page, { dialogue }) => page.words.day(dialogue.heldOn),
  crumbs: (page, { dialogue }) => dialogueCrumbs(page, dialogue),
  back: ({ dialogue: { id } }) => paths.donorDialogue({ id }),
  open: ({ words }, { dialogue: { kind, programmeId, frameworkId, heldOn, participants, summary } }) => ({
    kind,
    programmeId: ownerField(programmeId),
    frameworkId: frameworkId ?? undefined,
    heldOn: words.day(heldOn),
    participants,
    summary,
  }),
  version: ({ dialogue }) => dialogue.version,
  command: reviseDonorDialogue,
  readers: { ...dialogueReaders, programmeId: dialogueOwner },
  extra: (_, { dialogue: { id } }) => ({ dialogueId: id }),
  compared: (page, { dialogue, programmes }, { typed }) => {
    const names = namesOf(ownerOptions(page, programmes));
    const theirs = ownerField(dialogue.programmeId);
    const mine = typedText(typed, 'programmeId') || theirs;
    return {
      'field.programme-id': { mine: names.get(mine) ?? '', theirs: () => names.get(theirs) ?? '' },
    };
  },
  fields: ({ page, state, loaded }) => (
    <DialogueFields
      page={page}
      state={state}
      frameworks={loaded.frameworks}
      owners={ownerOptions(page, loaded.programmes)}
    />
  ),
  choices: (page, { frameworks }) => frameworkOptions(page, frameworks),
  notice: 'programmes.dialogue-revised',
});
