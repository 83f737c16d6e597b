import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { takeBackRiskFollowUp } from '../commands/take-back-risk-follow-up.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { plainForm } from './plain-form.tsx';
import { followUpSubject, riskCrumbs } from './risk-subject.ts';
import { TakeBackFields } from './take-back-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: followUpSubject,
  title: 'programmes.risk-take-back',
  button: 'programmes.risk-take-back',
  kind: (page, { followUp, risk }) => `${followUp.year} · ${page.words.text(risk.text)}`,
  crumbs: (page, { programme }) => riskCrumbs(page, programme),
  back: ({ risk: { id } }) => paths.risk({ id }),
  version: ({ followUp }) => followUp.entryNo,
  command: takeBackRiskFollowUp,
  readers: { reason: text },
  extra: ({ params }) => ({ followUpId: params.id }),
  fields: ({ page, state, loaded: { followUp } }) => (
    <TakeBackFields page={page} state={state} quoted={followUp.note} what="programmes.risk-take-back-what" />
  ),
  notice: 'programmes.risk-taken-back',
});
