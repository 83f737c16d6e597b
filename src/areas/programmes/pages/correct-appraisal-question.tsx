import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { correctAppraisalQuestion } from '../commands/correct-appraisal-question.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AppraisalFields, appraisalReaders } from './appraisal-fields.tsx';
import { appraisalSubject } from './appraisal-subject.ts';
import { ParagraphInput } from './field-parts.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';
import { outcomeOptions } from './thing-options.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: appraisalSubject,
  title: 'programmes.appraisal-correct',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  open: ({ words }, { asked }) => ({
    question: asked.question,
    outcomeId: asked.outcomeId ?? undefined,
    askedOn: words.day(asked.askedOn),
    dueOn: asked.dueOn ? words.day(asked.dueOn) : undefined,
    reference: asked.reference ?? undefined,
  }),
  version: ({ asked }) => asked.entryNo,
  command: correctAppraisalQuestion,
  readers: { ...appraisalReaders, reason: text },
  extra: (_, { asked: { questionId } }) => ({ questionId }),
  fields: ({ page, state, loaded }) => (
    <>
      <AppraisalFields page={page} state={state} outcomes={loaded.outcomes} />
      <ParagraphInput page={page} state={state} name="reason" label="programmes.correction-reason" rows={2} />
    </>
  ),
  choices: (page, { outcomes }) => outcomeOptions(page, outcomes),
  notice: 'programmes.appraisal-corrected',
});
