import { checkbox } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { reviseFramework } from '../commands/revise-framework.ts';
import { frameworkById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { KnownInput } from './field-parts.tsx';
import { localizedFields, textsTyped } from './form-parts.tsx';
import { FrameworkFields, frameworkCrumbs, frameworkReaders } from './framework-fields.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: frameworkById,
  title: 'programmes.framework-edit',
  kind: (page, { name }) => page.words.text(name),
  crumbs: (page) => frameworkCrumbs(page),
  back: ({ id }) => paths.framework({ id }),
  open: ({ words }, { name, kind, lead, fromOn, untilOn, context, synergies, arrangements }) => ({
    ...localizedFields('name', name),
    kind,
    lead: lead ?? undefined,
    fromOn: words.day(fromOn),
    untilOn: words.day(untilOn),
    ...localizedFields('context', context),
    ...localizedFields('synergies', synergies),
    ...localizedFields('arrangements', arrangements),
  }),
  version: ({ version }) => version,
  command: reviseFramework,
  readers: { ...frameworkReaders, isOutsideKnown: checkbox },
  extra: (page, { id, name, context, synergies, arrangements }) => ({
    frameworkId: id,
    ...textsTyped(page, { name, context, synergies, arrangements }),
  }),
  fields: ({ page, state }) => (
    <>
      <FrameworkFields page={page} state={state} />
      <KnownInput page={page} state={state} name="isOutsideKnown" label="programmes.outside-known" />
    </>
  ),
  notice: 'programmes.framework-revised',
});
