import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { takeBackAmendmentAnswer } from '../commands/take-back-amendment-answer.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { amendmentSubject } from './amendment-subject.ts';
import { amendmentText } from './amendment-tag.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';
import { TakeBackFields } from './take-back-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const subject = await amendmentSubject(tx, instituteId, id);
    return subject?.amendment.answerId ? subject : undefined;
  },
  title: 'programmes.answer-take-back',
  button: 'programmes.answer-take-back',
  kind: (_, { amendment }) => amendment.what,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ amendment: { id } }) => paths.programmeAmendment({ id }),
  version: ({ amendment }) => amendment.answerEntryNo,
  command: takeBackAmendmentAnswer,
  readers: { reason: text },
  extra: (_, { amendment: { id } }) => ({ amendmentId: id }),
  fields: ({ page, state, loaded: { amendment } }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={[amendmentText(page, amendment), amendment.answerReference].filter(Boolean).join(' · ')}
      what="programmes.amendment-answer-take-back-what"
    />
  ),
  notice: 'programmes.answer-taken-back',
});
