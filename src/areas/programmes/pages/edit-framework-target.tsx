import { checkbox } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { reviseFrameworkTarget } from '../commands/revise-framework-target.ts';
import { targetById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { KnownInput } from './field-parts.tsx';
import { localizedFields, textsTyped } from './form-parts.tsx';
import {
  actorFields,
  actorsCompared,
  frameworkCrumbs,
  TargetFields,
  targetReaders,
} from './framework-fields.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: targetById,
  title: 'programmes.framework-edit-target',
  kind: (_, { code }) => code,
  crumbs: (page) => frameworkCrumbs(page),
  back: ({ frameworkId }) => paths.framework({ id: frameworkId }),
  open: (_, { code, title, justification, unit, actors }) => ({
    code,
    ...localizedFields('title', title),
    ...localizedFields('justification', justification),
    ...localizedFields('unit', unit),
    ...actorFields(actors),
  }),
  version: ({ version }) => version,
  command: reviseFrameworkTarget,
  readers: { ...targetReaders, isUnitKnown: checkbox },
  list: 'actors',
  extra: (page, { id, title, justification, unit }) => ({
    targetId: id,
    ...textsTyped(page, { title, justification, unit }),
  }),
  fields: ({ page, state }) => (
    <>
      <TargetFields page={page} state={state} />
      <KnownInput page={page} state={state} name="isUnitKnown" label="programmes.framework-unit-known" />
    </>
  ),
  compared: (_page, _target, state) => actorsCompared(state),
  notice: 'programmes.framework-revised',
});
