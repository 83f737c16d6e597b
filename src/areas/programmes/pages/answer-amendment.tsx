import { day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { answerAmendment } from '../commands/answer-amendment.ts';
import { verdictsOn } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { amendmentSubject } from './amendment-subject.ts';
import { FewInput, LineInput, ParagraphInput } from './field-parts.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { DayInput } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: amendmentSubject,
  title: 'programmes.amendment-answer',
  kind: (_, { amendment }) => amendment.what,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ amendment: { id } }) => paths.programmeAmendment({ id }),
  version: ({ amendment }) => amendment.answerEntryNo,
  command: answerAmendment,
  readers: { verdict: text, answeredOn: day, reference: text, note: text, correctionReason: text },
  extra: (_, { amendment: { id } }) => ({ amendmentId: id }),
  fields: ({ page, state, loaded: { amendment } }) => (
    <>
      <FewInput
        page={page}
        state={state}
        name="verdict"
        label="programmes.amendment-verdict"
        values={verdictsOn[amendment.procedure]}
      />
      <DayInput page={page} state={state} name="answeredOn" label={page.words.t('programmes.answered-on')} />
      <LineInput
        page={page}
        state={state}
        name="reference"
        label="programmes.letter-reference"
        hint="programmes.amendment-reference-hint"
        optional
        width={32}
      />
      <ParagraphInput page={page} state={state} name="note" label="programmes.note" rows={2} optional />
      {amendment.answerId && (
        <ParagraphInput
          page={page}
          state={state}
          name="correctionReason"
          label="programmes.correction-reason"
          rows={2}
        />
      )}
    </>
  ),
  notice: 'programmes.amendment-answered',
});
