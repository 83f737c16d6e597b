import { localizedText } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { reviseStatement } from '../commands/revise-statement.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { LocalizedInput, localizedFields, textsTyped } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';
import { statementSubject } from './statement-subject.ts';
import { theoryCrumbs } from './theory-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: statementSubject,
  title: ({ statement }) => `programmes.theory-edit-${statement.kind}`,
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.theory({ id }),
  open: (_, { statement }) => localizedFields('text', statement.text),
  version: ({ statement }) => statement.version,
  command: reviseStatement,
  readers: { text: localizedText },
  extra: (page, { statement }) => ({
    statementId: statement.id,
    ...textsTyped(page, { text: statement.text }),
  }),
  fields: ({ page, state }) => (
    <LocalizedInput
      page={page}
      state={state}
      name="text"
      label={page.words.t('programmes.theory-text')}
      hint={page.words.t('programmes.no-names')}
      rows={3}
    />
  ),
  notice: 'programmes.theory-revised',
});
