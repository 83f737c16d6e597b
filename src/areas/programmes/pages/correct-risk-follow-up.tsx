import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { correctRiskFollowUp } from '../commands/correct-risk-follow-up.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { ParagraphInput } from './field-parts.tsx';
import { plainForm } from './plain-form.tsx';
import { FollowUpFields, followUpReaders } from './risk-fields.tsx';
import { followUpSubject, riskCrumbs } from './risk-subject.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: followUpSubject,
  title: 'programmes.risk-correct',
  kind: (page, { followUp, risk }) => `${followUp.year} · ${page.words.text(risk.text)}`,
  crumbs: (page, { programme }) => riskCrumbs(page, programme),
  back: ({ risk: { id } }) => paths.risk({ id }),
  open: ({ words }, { followUp }) => ({
    year: String(followUp.year),
    state: followUp.state,
    probability: String(followUp.probability),
    impact: String(followUp.impact),
    note: followUp.note,
    byFunction: followUp.byFunction,
    onDay: words.day(followUp.onDay),
  }),
  version: ({ followUp }) => followUp.entryNo,
  command: correctRiskFollowUp,
  readers: { ...followUpReaders, reason: text },
  extra: ({ params }) => ({ followUpId: params.id }),
  fields: ({ page, state }) => (
    <>
      <FollowUpFields page={page} state={state} />
      <ParagraphInput page={page} state={state} name="reason" label="programmes.correction-reason" rows={2} />
    </>
  ),
  notice: 'programmes.risk-corrected',
});
