import { paths } from '../../../paths.ts';
import { addFramework } from '../commands/add-framework.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { FrameworkFields, frameworkCrumbs, frameworkReaders } from './framework-fields.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async () => ({}),
  title: 'programmes.framework-new',
  kind: () => '',
  crumbs: (page) => frameworkCrumbs(page),
  back: () => paths.frameworks(),
  command: addFramework,
  readers: frameworkReaders,
  extra: () => ({}),
  fields: ({ page, state }) => <FrameworkFields page={page} state={state} />,
  notice: 'programmes.framework-added',
});
