import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf } from '../../results/pages/address.ts';
import { openJointProgramme } from '../commands/open-joint-programme.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';
import { jointReader } from './seen-joint.ts';

const load = async (page: Page): Promise<ProgrammeRow> => {
  const institute = jointReader(page);
  const allowed = mayKeepJoint(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const programme = await page.read((tx) => programmeById(tx, institute, idOf(page)));
  if (!programme) throw new NotFound();
  return programme;
};

export const show = async (page: Page) => {
  const programme = await load(page);
  return html(view(page, programme, filledForm({ reference: programme.reference })));
};

export const save = async (page: Page) => {
  const programme = await load(page);
  const extra = { programmeId: programme.id };
  const submitted = await submit(page, openJointProgramme, { reference: text }, extra);
  if (!submitted.done) return invalid(view(page, programme, submitted.state));
  return redirect(paths.jointProgramme({ id: submitted.value.id }), 'joint.opened');
};

const view = (page: Page, programme: ProgrammeRow, state: FormState) => {
  const { words } = page;
  const back = withQuery(paths.jointProgrammes(), { programme: programme.id });
  const title = words.t('joint.open-with', { programme: programme.reference });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('joint.joint-programmes'), href: back }]}
      narrow
    >
      <PageHead title={title} quiet={words.t('joint.open-what')} />
      <PageForm page={page} state={state} cancel={back}>
        <TextField {...fieldOf(page, state)('reference')} label={words.t('joint.reference')} />
      </PageForm>
    </Frame>
  );
};
