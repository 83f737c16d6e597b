import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { withdrawRisk } from '../commands/withdraw-risk.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { plainForm } from './plain-form.tsx';
import { riskCrumbs, riskSubject } from './risk-subject.ts';
import { TakeBackFields } from './take-back-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: riskSubject,
  title: 'programmes.risk-withdraw',
  button: 'programmes.risk-withdraw',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => riskCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeRisks({ id }),
  version: ({ risk }) => risk.version,
  command: withdrawRisk,
  readers: { reason: text },
  extra: (_, { risk: { id } }) => ({ riskId: id }),
  fields: ({ page, state, loaded: { risk } }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={page.words.text(risk.text)}
      what="programmes.risk-withdraw-what"
      why="programmes.withdraw-why"
    />
  ),
  notice: 'programmes.risk-withdrawn',
});
