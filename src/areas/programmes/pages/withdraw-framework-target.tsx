import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { withdrawFrameworkTarget } from '../commands/withdraw-framework-target.ts';
import { targetById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { frameworkCrumbs } from './framework-fields.tsx';
import { plainForm } from './plain-form.tsx';
import { TakeBackFields } from './take-back-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: targetById,
  title: 'programmes.framework-target-withdraw',
  button: 'programmes.framework-target-withdraw',
  kind: (_, { code }) => code,
  crumbs: (page) => frameworkCrumbs(page),
  back: ({ frameworkId }) => paths.framework({ id: frameworkId }),
  version: ({ version }) => version,
  command: withdrawFrameworkTarget,
  readers: { reason: text },
  extra: (_, { id }) => ({ targetId: id }),
  fields: ({ page, state, loaded }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={`${loaded.code} ${page.words.text(loaded.title)}`}
      what="programmes.framework-target-withdraw-what"
      why="programmes.withdraw-why"
    />
  ),
  notice: 'programmes.framework-target-withdrawn',
});
