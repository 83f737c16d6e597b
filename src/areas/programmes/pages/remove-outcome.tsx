import { paths } from '../../../paths.ts';
import { removeOutcome } from '../commands/remove-outcome.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { outcomeSubject } from './outcome-subject.ts';
import { plainForm } from './plain-form.tsx';
import { theoryCrumbs } from './theory-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: outcomeSubject,
  title: 'programmes.outcome-remove',
  button: 'programmes.outcome-remove',
  kind: (_, { outcome }) => outcome.code,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.theory({ id }),
  version: ({ outcome }) => outcome.version,
  command: removeOutcome,
  readers: {},
  extra: (_, { outcome }) => ({ outcomeId: outcome.id }),
  fields: ({ page: { words }, loaded: { outcome } }) => (
    <>
      <p>
        <strong>{outcome.code}</strong> {words.text(outcome.title)}
      </p>
      <p>{words.t('programmes.outcome-remove-what')}</p>
    </>
  ),
  notice: 'programmes.outcome-removed',
});
