import { localized } from '../../../kernel/localized.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { addJointOutcome } from '../commands/add-joint-outcome.ts';
import type { JointProgramme } from '../queries/joint-programmes.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';
import { jointCrumbs, onlyLead, seenJoint } from './seen-joint.ts';

const load = async (page: Page): Promise<JointProgramme> => {
  const joint = await page.read((tx) => seenJoint(page, tx));
  onlyLead(page, joint);
  const allowed = mayKeepJoint(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return joint;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

/** The title in the language of who writes it. */
const title: Reader<unknown> = (typed, name, language) => {
  const written = typed[name]?.[0]?.trim();
  return { value: written ? localized(language, written) : undefined };
};

export const save = async (page: Page) => {
  const joint = await load(page);
  const submitted = await submit(page, addJointOutcome, { code: text, title }, { jointId: joint.id });
  if (!submitted.done) return invalid(view(page, joint, submitted.state));
  return redirect(paths.jointProgramme({ id: joint.id }), 'joint.outcome-added');
};

const view = (page: Page, joint: JointProgramme, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const named = words.t('joint.new-outcome');
  return (
    <Frame page={page} title={named} crumbs={jointCrumbs(page, joint)} narrow>
      <PageHead title={named} kind={joint.reference} quiet={words.t('joint.new-outcome-what')} />
      <PageForm page={page} state={state} cancel={paths.jointProgramme({ id: joint.id })}>
        <TextField {...field('code')} label={words.t('joint.code')} width={8} />
        <TextField {...field('title')} label={words.t('joint.title')} />
      </PageForm>
    </Frame>
  );
};
