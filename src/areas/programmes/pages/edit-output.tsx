import { fieldOf } from '../../../page/form-view.tsx';
import { choices, localizedText, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { reviseOutput } from '../commands/revise-output.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { LineInput } from './field-parts.tsx';
import { LocalizedInput, localizedFields, textsTyped } from './form-parts.tsx';
import { textChoices } from './outcome-fields.tsx';
import { outputSubject } from './output-subject.ts';
import { plainForm } from './plain-form.tsx';
import { theoryCrumbs } from './theory-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: outputSubject,
  title: 'programmes.edit-output',
  kind: (_, { output }) => output.code,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.theory({ id }),
  open: (_, { output }) => ({
    code: output.code,
    ...localizedFields('title', output.title),
    actions: output.actions,
  }),
  version: ({ output }) => output.version,
  command: reviseOutput,
  readers: { code: text, title: localizedText, actions: choices },
  extra: (page, { output }) => ({ outputId: output.id, ...textsTyped(page, { title: output.title }) }),
  fields: ({ page, state }) => (
    <>
      <LineInput
        page={page}
        state={state}
        name="code"
        label="programmes.code"
        hint="programmes.output-code-hint"
        width={8}
      />
      <LocalizedInput
        page={page}
        state={state}
        name="title"
        label={page.words.t('programmes.title')}
        hint={page.words.t('programmes.no-names')}
        rows={2}
      />
      <CheckboxGroup
        {...fieldOf(page, state)('actions')}
        label={page.words.t('programmes.actions')}
        hint={page.words.t('programmes.actions-hint')}
        values={state.typed?.actions ?? []}
        options={textChoices(page, 'action')}
      />
    </>
  ),
  notice: 'programmes.output-revised',
});
