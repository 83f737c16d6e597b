import { paths } from '../../../paths.ts';
import { withdrawAppraisalQuestion } from '../commands/withdraw-appraisal-question.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { appraisalSubject } from './appraisal-subject.ts';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';
import { WithdrawalFields, withdrawalReaders, withdrawalTyped } from './withdrawal-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: appraisalSubject,
  title: 'programmes.appraisal-withdraw',
  button: 'programmes.appraisal-withdraw',
  kind: (_, { programme, asked }) => [programme.reference, asked.outcomeCode].filter(Boolean).join(' · '),
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  open: withdrawalTyped,
  version: ({ asked }) => asked.entryNo,
  command: withdrawAppraisalQuestion,
  readers: withdrawalReaders,
  extra: (_, { asked: { questionId } }) => ({ questionId }),
  fields: ({ page, state, loaded: { asked } }) => (
    <WithdrawalFields
      page={page}
      state={state}
      quoted={asked.question}
      what="programmes.appraisal-withdraw-what"
    />
  ),
  notice: 'programmes.appraisal-withdrawn',
});
