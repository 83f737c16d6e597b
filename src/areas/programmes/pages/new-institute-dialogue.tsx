import { paths } from '../../../paths.ts';
import { recordDonorDialogue } from '../commands/record-donor-dialogue.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { DialogueFields, dialogueReaders } from './dialogue-fields.tsx';
import { instituteCrumbs } from './dialogue-subject.ts';
import { plainForm } from './plain-form.tsx';

const { heldOn, participants, summary } = dialogueReaders;

/** The institutional dialogue of the year, about the whole organisation: of no programme. */
export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async () => ({}),
  title: 'programmes.dialogue-new-institutional',
  kind: ({ words }) => words.t('programmes.dialogue-of-institute'),
  crumbs: (page) => instituteCrumbs(page),
  back: () => paths.donorDialogues(),
  made: ({ id }) => paths.donorDialogue({ id }),
  command: recordDonorDialogue,
  readers: { heldOn, participants, summary },
  extra: () => ({ kind: 'institutional' }),
  fields: ({ page, state }) => <DialogueFields page={page} state={state} />,
  notice: 'programmes.dialogue-recorded',
});
