import { todayIn } from '../../../kernel/calendar-day.ts';
import { day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { answerAppraisalQuestion } from '../commands/answer-appraisal-question.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { appraisalSubject } from './appraisal-subject.ts';
import { LineInput, ParagraphInput } from './field-parts.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { DayInput } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: appraisalSubject,
  title: 'programmes.appraisal-answer',
  kind: (_, { programme, asked }) => [programme.reference, asked.outcomeCode].filter(Boolean).join(' · '),
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  open: ({ words }, { asked }) => ({
    answer: asked.answer ?? undefined,
    byFunction: asked.byFunction ?? undefined,
    answeredOn: words.day(asked.answeredOn ?? todayIn()),
  }),
  version: ({ asked }) => asked.answerEntryNo,
  command: answerAppraisalQuestion,
  readers: { answer: text, byFunction: text, answeredOn: day, reason: text },
  extra: (_, { asked: { questionId } }) => ({ questionId }),
  fields: ({ page, state, loaded: { asked } }) => (
    <>
      <blockquote>{asked.question}</blockquote>
      <ParagraphInput
        page={page}
        state={state}
        name="answer"
        label="programmes.appraisal-answered"
        rows={8}
      />
      <LineInput
        page={page}
        state={state}
        name="byFunction"
        label="programmes.by-function"
        hint="programmes.function-hint"
      />
      <DayInput page={page} state={state} name="answeredOn" label={page.words.t('programmes.answered-on')} />
      {asked.answerId && (
        <ParagraphInput
          page={page}
          state={state}
          name="reason"
          label="programmes.correction-reason"
          rows={2}
        />
      )}
    </>
  ),
  notice: 'programmes.appraisal-answer-recorded',
});
