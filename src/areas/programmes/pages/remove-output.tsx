import { paths } from '../../../paths.ts';
import { removeOutput } from '../commands/remove-output.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { outputSubject } from './output-subject.ts';
import { plainForm } from './plain-form.tsx';
import { theoryCrumbs } from './theory-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: outputSubject,
  title: 'programmes.output-remove',
  button: 'programmes.output-remove',
  kind: (_, { output }) => output.code,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.theory({ id }),
  version: ({ output }) => output.version,
  command: removeOutput,
  readers: {},
  extra: (_, { output }) => ({ outputId: output.id }),
  fields: ({ page: { words }, loaded: { output } }) => (
    <>
      <p>
        <strong>{output.code}</strong> {words.text(output.title)}
      </p>
      <p>{words.t('programmes.output-remove-what')}</p>
    </>
  ),
  notice: 'programmes.output-removed',
});
