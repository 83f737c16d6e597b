import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { correctAssumptionFollowUp } from '../commands/correct-assumption-follow-up.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AssumptionFields, assumptionReaders } from './assumption-fields.tsx';
import { assumptionCrumbs, assumptionFollowUpSubject } from './assumption-subject.ts';
import { ParagraphInput } from './field-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: assumptionFollowUpSubject,
  title: 'programmes.risk-correct',
  kind: (page, { followUp, statement }) => `${followUp.year} · ${page.words.text(statement.text)}`,
  crumbs: assumptionCrumbs,
  back: ({ statement: { id } }) => paths.assumption({ id }),
  open: ({ words }, { followUp: { year, state, note, byFunction, onDay } }) => ({
    year: String(year),
    state,
    note,
    byFunction,
    onDay: words.day(onDay),
  }),
  version: ({ followUp }) => followUp.entryNo,
  command: correctAssumptionFollowUp,
  readers: { ...assumptionReaders, reason: text },
  extra: ({ params }) => ({ followUpId: params.id }),
  fields: ({ page, state }) => (
    <>
      <AssumptionFields page={page} state={state} />
      <ParagraphInput page={page} state={state} name="reason" label="programmes.correction-reason" rows={2} />
    </>
  ),
  notice: 'programmes.risk-corrected',
});
