import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { takeBackAppraisalAnswer } from '../commands/take-back-appraisal-answer.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { appraisalSubject } from './appraisal-subject.ts';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';
import { TakeBackFields } from './take-back-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const subject = await appraisalSubject(tx, instituteId, id);
    return subject?.asked.answerId ? subject : undefined;
  },
  title: 'programmes.answer-take-back',
  button: 'programmes.answer-take-back',
  kind: (_, { programme, asked }) => [programme.reference, asked.outcomeCode].filter(Boolean).join(' · '),
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  version: ({ asked }) => asked.answerEntryNo,
  command: takeBackAppraisalAnswer,
  readers: { reason: text },
  extra: (_, { asked: { questionId } }) => ({ questionId }),
  fields: ({ page, state, loaded: { asked } }) => (
    <>
      <p>{asked.question}</p>
      <TakeBackFields
        page={page}
        state={state}
        quoted={asked.answer ?? ''}
        what="programmes.appraisal-answer-take-back-what"
      />
    </>
  ),
  notice: 'programmes.answer-taken-back',
});
