import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { takeBackOutcomeEnd } from '../commands/take-back-outcome-end.ts';
import { outcomeEnd } from '../queries/outcome-ends.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { outcomeEndText } from './outcome-end-tag.tsx';
import { outcomeSubject } from './outcome-subject.ts';
import { plainForm } from './plain-form.tsx';
import { TakeBackFields } from './take-back-fields.tsx';
import { theoryCrumbs } from './theory-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const subject = await outcomeSubject(tx, instituteId, id);
    const noted = subject && (await outcomeEnd(tx, instituteId, id));
    return subject && noted && { ...subject, noted };
  },
  title: 'programmes.outcome-end-take-back',
  button: 'programmes.outcome-end-take-back',
  kind: (_, { outcome }) => outcome.code,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ outcome: { id } }) => paths.outcome({ id }),
  version: ({ noted }) => noted.entryNo,
  command: takeBackOutcomeEnd,
  readers: { reason: text },
  extra: (_, { outcome }) => ({ outcomeId: outcome.id }),
  fields: ({ page, state, loaded: { noted } }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={outcomeEndText(page, noted)}
      what="programmes.outcome-end-take-back-what"
    />
  ),
  notice: 'programmes.outcome-end-taken-back',
});
