import { paths } from '../../../paths.ts';
import { requestAmendment } from '../commands/request-amendment.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AmendmentFields, amendmentReaders } from './amendment-fields.tsx';
import { amendmentPlaces } from './amendment-subject.ts';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: amendmentPlaces,
  title: 'programmes.amendment-new',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  command: requestAmendment,
  readers: amendmentReaders,
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded }) => <AmendmentFields page={page} state={state} {...loaded} />,
  notice: 'programmes.amendment-requested',
});
