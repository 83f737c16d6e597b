import { paths } from '../../../paths.ts';
import { withdrawAmendment } from '../commands/withdraw-amendment.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { amendmentSubject } from './amendment-subject.ts';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';
import { WithdrawalFields, withdrawalReaders, withdrawalTyped } from './withdrawal-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: amendmentSubject,
  title: 'programmes.amendment-withdraw',
  button: 'programmes.amendment-withdraw',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  open: withdrawalTyped,
  version: ({ amendment }) => amendment.version,
  command: withdrawAmendment,
  readers: withdrawalReaders,
  extra: (_, { amendment: { id } }) => ({ amendmentId: id }),
  fields: ({ page, state, loaded: { amendment } }) => (
    <WithdrawalFields
      page={page}
      state={state}
      quoted={amendment.what}
      what="programmes.amendment-withdraw-what"
    />
  ),
  notice: 'programmes.amendment-withdrawn',
});
