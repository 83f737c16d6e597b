import { paths } from '../../../paths.ts';
import { reviseAmendment } from '../commands/revise-amendment.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AmendmentFields, amendmentReaders } from './amendment-fields.tsx';
import { amendmentSubject } from './amendment-subject.ts';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';
import { outcomeOptions, partnerOptions } from './thing-options.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: amendmentSubject,
  title: 'programmes.amendment-edit',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ amendment: { id } }) => paths.programmeAmendment({ id }),
  open: ({ words }, { amendment }) => ({
    kind: amendment.kind,
    procedure: amendment.procedure,
    requestedOn: words.day(amendment.requestedOn),
    what: amendment.what,
    reason: amendment.reason,
    reference: amendment.reference ?? undefined,
    outcomeId: amendment.outcomeId ?? undefined,
    country: amendment.country ?? undefined,
    partnerId: amendment.partnerId ?? undefined,
  }),
  version: ({ amendment }) => amendment.version,
  command: reviseAmendment,
  readers: amendmentReaders,
  extra: (_, { amendment: { id } }) => ({ amendmentId: id }),
  fields: ({ page, state, loaded }) => <AmendmentFields page={page} state={state} {...loaded} />,
  choices: (page, { outcomes, partnerships }) => [
    ...outcomeOptions(page, outcomes),
    ...partnerOptions(partnerships),
  ],
  notice: 'programmes.amendment-revised',
});
