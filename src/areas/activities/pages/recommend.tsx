import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import { recommend } from '../commands/recommend.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';

export const show = async (page: Page) => html(view(page, await heldActivity(page), freshForm()));

export const save = async (page: Page) => {
  const activity = await heldActivity(page);
  const submitted = await submit(
    page,
    recommend,
    { recommendation: text, addressee: text, dueOn: day, onBehalf: behalf },
    { activityId: activity.id },
  );
  if (!submitted.done) return invalid(view(page, activity, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.recommendation-saved');
};

const heldActivity = async (page: Page): Promise<ActivityRow> => {
  const activity = await activityToChange(page);
  if (activity.state !== 'held') throw new NotAllowed({ key: 'activities.not-held-yet' });
  return activity;
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.recommend');
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <TextArea
          {...field('recommendation')}
          label={words.t('activities.recommendation')}
          hint={words.t('activities.no-names')}
          rows={3}
        />
        <TextField
          {...field('addressee')}
          label={words.t('activities.addressee')}
          hint={words.t('activities.addressee-hint')}
        />
        <DayInput page={page} state={state} name="dueOn" label={words.t('activities.dueOn')} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
