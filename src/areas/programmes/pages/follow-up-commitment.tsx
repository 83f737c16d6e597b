import { todayIn } from '../../../kernel/calendar-day.ts';
import { day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { followUpCommitment } from '../commands/follow-up-commitment.ts';
import { commitmentStates } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { commitmentSubject } from './commitment-fields.tsx';
import { dialogueCrumbs } from './dialogue-subject.ts';
import { FewInput, ParagraphInput } from './field-parts.tsx';
import { DayInput } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: commitmentSubject,
  title: 'programmes.commitment-follow-up',
  kind: (_, { commitment }) => commitment.what,
  crumbs: (page, { dialogue }) => dialogueCrumbs(page, dialogue),
  back: ({ dialogue: { id } }) => paths.donorDialogue({ id }),
  open: ({ words }) => ({ onDay: words.day(todayIn()) }),
  version: ({ commitment }) => commitment.followUpEntryNo,
  command: followUpCommitment,
  readers: { state: text, onDay: day, note: text },
  extra: (_, { commitment: { id } }) => ({ commitmentId: id }),
  fields: ({ page, state }) => (
    <>
      <FewInput
        page={page}
        state={state}
        name="state"
        label="programmes.commitment-state"
        values={commitmentStates}
      />
      <DayInput page={page} state={state} name="onDay" label={page.words.t('programmes.on-day')} />
      <ParagraphInput page={page} state={state} name="note" label="programmes.note" rows={3} />
    </>
  ),
  notice: 'programmes.commitment-followed-up',
});
