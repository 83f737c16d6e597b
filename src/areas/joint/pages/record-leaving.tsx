import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { recordLeaving } from '../commands/record-leaving.ts';
import { mayKeepJoint } from '../rules/joint-permissions.ts';
import { jointCrumbs, onlyLead, seenMember } from './seen-joint.ts';

type Loaded = Awaited<ReturnType<typeof seenMember>>;

const load = async (page: Page): Promise<Loaded> => {
  const loaded = await page.read((tx) => seenMember(page, tx));
  onlyLead(page, loaded.joint);
  const allowed = mayKeepJoint(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const extra = { coApplicantId: loaded.member.id };
  const submitted = await submit(page, recordLeaving, { onDay: day, reason: text }, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.jointProgramme({ id: loaded.joint.id }), 'joint.member-left');
};

const view = (page: Page, { joint, member }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = words.t('joint.leaves', { name: member.name });
  return (
    <Frame page={page} title={title} crumbs={jointCrumbs(page, joint)} narrow>
      <PageHead title={title} kind={joint.reference} quiet={words.t('joint.leaves-what')} />
      <PageForm page={page} state={state} cancel={paths.jointProgramme({ id: joint.id })}>
        <DayField {...field('onDay')} label={words.t('joint.left-on')} hint={words.t('page.day-hint')} />
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.no-names')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
