import { paths } from '../../../paths.ts';
import { addFrameworkTarget } from '../commands/add-framework-target.ts';
import { frameworkById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { frameworkCrumbs, TargetFields, targetReaders } from './framework-fields.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: frameworkById,
  title: 'programmes.framework-new-target',
  kind: (page, { name }) => page.words.text(name),
  crumbs: (page) => frameworkCrumbs(page),
  back: ({ id }) => paths.framework({ id }),
  command: addFrameworkTarget,
  readers: targetReaders,
  list: 'actors',
  extra: (_, { id }) => ({ frameworkId: id }),
  fields: ({ page, state }) => <TargetFields page={page} state={state} />,
  notice: 'programmes.framework-target-added',
});
