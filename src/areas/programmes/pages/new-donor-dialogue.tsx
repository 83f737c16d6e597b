import { paths } from '../../../paths.ts';
import { recordDonorDialogue } from '../commands/record-donor-dialogue.ts';
import { frameworks } from '../queries/frameworks.ts';
import { programmeById } from '../queries/programmes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { DialogueFields, dialogueReaders } from './dialogue-fields.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const programme = await programmeById(tx, instituteId, id);
    return programme && { programme, frameworks: await frameworks(tx, instituteId) };
  },
  title: 'programmes.dialogue-new',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  made: ({ id }) => paths.donorDialogue({ id }),
  command: recordDonorDialogue,
  readers: dialogueReaders,
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded }) => (
    <DialogueFields page={page} state={state} frameworks={loaded.frameworks} />
  ),
  notice: 'programmes.dialogue-recorded',
});
