import { paths } from '../../../paths.ts';
import { recordAppraisalQuestion } from '../commands/record-appraisal-question.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AppraisalFields, appraisalReaders } from './appraisal-fields.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const programme = await programmeById(tx, instituteId, id);
    return programme && { programme, outcomes: await outcomesOf(tx, instituteId, id) };
  },
  title: 'programmes.appraisal-new',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  command: recordAppraisalQuestion,
  readers: appraisalReaders,
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded }) => (
    <AppraisalFields page={page} state={state} outcomes={loaded.outcomes} />
  ),
  notice: 'programmes.appraisal-recorded',
});
