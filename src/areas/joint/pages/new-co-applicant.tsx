import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { addCoApplicant } from '../commands/add-co-applicant.ts';
import { type InstituteChoice, instituteChoices, type JointProgramme } from '../queries/joint-programmes.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';
import { jointCrumbs, onlyLead, seenJoint } from './seen-joint.ts';

type Loaded = { joint: JointProgramme; institutes: readonly InstituteChoice[] };

const load = async (page: Page): Promise<Loaded> => {
  const loaded = await page.read(async (tx) => {
    const joint = await seenJoint(page, tx);
    const institutes = await instituteChoices(tx);
    return { joint, institutes: institutes.filter(({ id }) => !joint.tenants.includes(id)) };
  });
  onlyLead(page, loaded.joint);
  const allowed = mayKeepJoint(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, filledForm({ fromOn: page.words.day(loaded.joint.fromOn) })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.joint;
  const readers = { tenantId: text, name: text, fromOn: day };
  const submitted = await submit(page, addCoApplicant, readers, { jointId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.jointProgramme({ id }), 'joint.member-added');
};

const view = (page: Page, { joint, institutes }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const title = words.t('joint.add-member');
  return (
    <Frame page={page} title={title} crumbs={jointCrumbs(page, joint)} narrow>
      <PageHead title={title} kind={joint.reference} quiet={words.t('joint.add-member-what')} />
      <PageForm page={page} state={state} cancel={paths.jointProgramme({ id: joint.id })}>
        <SelectField
          {...field('tenantId')}
          label={words.t('joint.institute-here')}
          hint={words.t('joint.institute-here-hint')}
          optional={optional}
          placeholder={words.t('page.choose')}
          options={institutes.map(({ id, name }) => ({ value: id, label: words.text(name) }))}
        />
        <TextField
          {...field('name')}
          label={words.t('joint.other-organisation')}
          hint={words.t('joint.other-organisation-hint')}
          optional={optional}
        />
        <DayField {...field('fromOn')} label={words.t('joint.in-since')} hint={words.t('page.day-hint')} />
      </PageForm>
    </Frame>
  );
};
