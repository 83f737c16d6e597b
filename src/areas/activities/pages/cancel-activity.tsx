import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { cancelActivity } from '../commands/cancel-activity.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';

export const show = async (page: Page) => html(view(page, await activityToChange(page), freshForm()));

export const save = async (page: Page) => {
  const activity = await activityToChange(page);
  const fields = { reason: text, onBehalf: behalf };
  const submitted = await submit(page, cancelActivity, fields, { activityId: activity.id });
  if (!submitted.done) return invalid(view(page, activity, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.cancelled-saved');
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.cancel');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <p>{words.t('activities.cancel-what')}</p>
      <PageForm
        page={page}
        state={state}
        cancel={paths.activity({ id: activity.id })}
        buttons={[{ label: words.t('activities.cancel'), kind: 'danger' }]}
      >
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('activities.cancel-reason')}
          hint={words.t('activities.no-names')}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
