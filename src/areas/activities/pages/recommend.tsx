import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { recommend } from '../commands/recommend.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';
import { AdviceFields, adviceReaders } from './advice-fields.tsx';

export const show = async (page: Page) => html(view(page, await heldActivity(page), freshForm()));

export const save = async (page: Page) => {
  const activity = await heldActivity(page);
  const submitted = await submit(
    page,
    recommend,
    { ...adviceReaders, onBehalf: behalf },
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
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <AdviceFields page={page} state={state} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
