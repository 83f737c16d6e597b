import { paths } from '../../../paths.ts';
import { reviseFrameworkTarget } from '../commands/revise-framework-target.ts';
import { targetById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { localizedFields, textsTyped } from './form-parts.tsx';
import { frameworkCrumbs, TargetFields, targetReaders } from './framework-fields.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: targetById,
  title: 'programmes.framework-edit-target',
  kind: (_, { code }) => code,
  crumbs: (page) => frameworkCrumbs(page),
  back: ({ frameworkId }) => paths.framework({ id: frameworkId }),
  open: (_, { code, title }) => ({ code, ...localizedFields('title', title) }),
  version: ({ version }) => version,
  command: reviseFrameworkTarget,
  readers: targetReaders,
  extra: (page, { id, title }) => ({ targetId: id, ...textsTyped(page, { title }) }),
  fields: ({ page, state }) => <TargetFields page={page} state={state} />,
  notice: 'programmes.framework-revised',
});
