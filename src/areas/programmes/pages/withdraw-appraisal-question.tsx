import { todayIn } from '../../../kernel/calendar-day.ts';
import { day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { withdrawAppraisalQuestion } from '../commands/withdraw-appraisal-question.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { appraisalSubject } from './appraisal-subject.ts';
import { LineInput, ParagraphInput } from './field-parts.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { DayInput } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: appraisalSubject,
  title: 'programmes.appraisal-withdraw',
  button: 'programmes.appraisal-withdraw',
  kind: (_, { programme, asked }) => [programme.reference, asked.outcomeCode].filter(Boolean).join(' · '),
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  open: ({ words }) => ({ withdrawnOn: words.day(todayIn()) }),
  version: ({ asked }) => asked.entryNo,
  command: withdrawAppraisalQuestion,
  readers: { byFunction: text, withdrawnOn: day, reason: text },
  extra: (_, { asked: { questionId } }) => ({ questionId }),
  fields: ({ page, state, loaded: { asked } }) => (
    <>
      <blockquote>{asked.question}</blockquote>
      <p>{page.words.t('programmes.appraisal-withdraw-what')}</p>
      <ParagraphInput
        page={page}
        state={state}
        name="reason"
        label="programmes.appraisal-withdraw-why"
        rows={2}
      />
      <LineInput
        page={page}
        state={state}
        name="byFunction"
        label="programmes.by-function"
        hint="programmes.function-hint"
      />
      <DayInput page={page} state={state} name="withdrawnOn" label={page.words.t('programmes.on-day')} />
    </>
  ),
  notice: 'programmes.appraisal-withdrawn',
});
