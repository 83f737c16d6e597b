import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { takeBackAssumptionFollowUp } from '../commands/take-back-assumption-follow-up.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { assumptionCrumbs, assumptionFollowUpSubject } from './assumption-subject.ts';
import { plainForm } from './plain-form.tsx';
import { TakeBackFields } from './take-back-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: assumptionFollowUpSubject,
  title: 'programmes.risk-take-back',
  button: 'programmes.risk-take-back',
  kind: (page, { followUp, statement }) => `${followUp.year} · ${page.words.text(statement.text)}`,
  crumbs: assumptionCrumbs,
  back: ({ statement: { id } }) => paths.assumption({ id }),
  version: ({ followUp }) => followUp.entryNo,
  command: takeBackAssumptionFollowUp,
  readers: { reason: text },
  extra: ({ params }) => ({ followUpId: params.id }),
  fields: ({ page, state, loaded: { followUp } }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={followUp.note}
      what="programmes.assumption-take-back-what"
    />
  ),
  notice: 'programmes.risk-taken-back',
});
