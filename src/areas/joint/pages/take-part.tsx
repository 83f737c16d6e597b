import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { type ProgrammeListRow, programmes } from '../../programmes/queries/programmes.ts';
import { takePart } from '../commands/take-part.ts';
import type { JointProgramme } from '../queries/joint-programmes.ts';
import { mayReleaseBlock } from '../rules/joint-permissions.ts';
import { jointCrumbs, jointReader, seenJoint } from './seen-joint.ts';

type Loaded = { joint: JointProgramme; own: readonly ProgrammeListRow[] };

const load = async (page: Page): Promise<Loaded> => {
  const institute = jointReader(page);
  const allowed = mayReleaseBlock(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => ({
    joint: await seenJoint(page, tx),
    own: await programmes(tx, institute),
  }));
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.joint;
  const submitted = await submit(page, takePart, { programmeId: text }, { jointId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.jointProgramme({ id }), 'joint.part-taken');
};

const view = (page: Page, { joint, own }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('joint.take-part');
  return (
    <Frame page={page} title={title} crumbs={jointCrumbs(page, joint)} narrow>
      <PageHead title={title} kind={joint.reference} quiet={words.t('joint.take-part-what')} />
      <PageForm page={page} state={state} cancel={paths.jointProgramme({ id: joint.id })}>
        <SelectField
          {...fieldOf(page, state)('programmeId')}
          label={words.t('joint.own-part')}
          placeholder={words.t('page.choose')}
          options={own.map(({ id, reference, title: named }) => ({
            value: id,
            label: `${reference} ${words.text(named)}`,
          }))}
        />
      </PageForm>
    </Frame>
  );
};
