import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { withdrawFramework } from '../commands/withdraw-framework.ts';
import { frameworkById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { frameworkCrumbs } from './framework-fields.tsx';
import { plainForm } from './plain-form.tsx';
import { TakeBackFields } from './take-back-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: frameworkById,
  title: 'programmes.framework-withdraw',
  button: 'programmes.framework-withdraw',
  kind: (page, { kind }) => page.words.t(`programmes.framework-kind-${kind}`),
  crumbs: (page) => frameworkCrumbs(page),
  back: () => paths.frameworks(),
  version: ({ version }) => version,
  command: withdrawFramework,
  readers: { reason: text },
  extra: (_, { id }) => ({ frameworkId: id }),
  fields: ({ page, state, loaded }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={page.words.text(loaded.name)}
      what="programmes.framework-withdraw-what"
      why="programmes.withdraw-why"
    />
  ),
  notice: 'programmes.framework-withdrawn',
});
