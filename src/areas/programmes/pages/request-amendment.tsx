import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { requestAmendment } from '../commands/request-amendment.ts';
import { decisionsOf } from '../queries/decisions.ts';
import { canBeAmended } from '../rules/decision-order.ts';
import { mayDecideProgramme, mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { AmendmentFields, amendmentReaders } from './amendment-fields.tsx';
import { amendmentPlaces } from './amendment-subject.ts';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';

const load = async (tx: Tx, instituteId: string, id: string) => {
  const places = await amendmentPlaces(tx, instituteId, id);
  return places && { ...places, canBeAmended: canBeAmended(await decisionsOf(tx, instituteId, id)) };
};

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load,
  title: 'programmes.amendment-new',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  command: requestAmendment,
  readers: amendmentReaders,
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded }) => (
    <>
      {!loaded.canBeAmended && <UndecidedNotice page={page} programmeId={loaded.programme.id} />}
      <AmendmentFields page={page} state={state} {...loaded} />
    </>
  ),
  notice: 'programmes.amendment-requested',
});

/** The step that lacks before anything can be amended, and the way to it for whoever takes it. */
function UndecidedNotice({ page: { actor, words }, programmeId }: { page: Page; programmeId: string }) {
  const isTheirs = mayDecideProgramme(actor) === true;
  return (
    <Notice
      kind="warning"
      actions={
        isTheirs && <a href={paths.decideProgramme({ id: programmeId })}>{words.t('programmes.decision')}</a>
      }
    >
      {words.t('programmes.nothing-decided-to-amend')}
      {!isTheirs && ` ${words.t('programmes.director-records-decision')}`}
    </Notice>
  );
}
