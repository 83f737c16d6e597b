import { paths } from '../../../paths.ts';
import { removeStatement } from '../commands/remove-statement.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { plainForm } from './plain-form.tsx';
import { statementSubject } from './statement-subject.ts';
import { theoryCrumbs } from './theory-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: statementSubject,
  title: 'programmes.theory-remove',
  button: 'programmes.theory-remove',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.theory({ id }),
  version: ({ statement }) => statement.version,
  command: removeStatement,
  readers: {},
  extra: (_, { statement }) => ({ statementId: statement.id }),
  fields: ({ page: { words }, loaded: { statement } }) => (
    <>
      <p>
        <strong>{words.t(`programmes.theory-kind-${statement.kind}`)}</strong>
        <br />
        {words.text(statement.text)}
      </p>
      <p>{words.t('programmes.theory-remove-what')}</p>
    </>
  ),
  notice: 'programmes.theory-removed',
});
