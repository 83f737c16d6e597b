import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { countReach } from '../commands/count-reach.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { reachesOf } from '../queries/awareness.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';
import { ChannelFields, channelsFilled, channelsTyped } from './channel-fields.tsx';
import { atTheirCells } from './counts-field.tsx';

export const show = async (page: Page) => {
  const activity = await heldActivity(page);
  const { id } = requireInstitute(page);
  const rows = await page.read((tx) => reachesOf(tx, id, activity.id));
  const counts = Object.fromEntries(rows.map(({ channel, reached }) => [channel, reached]));
  return html(view(page, activity, filledForm(channelsFilled('reaches', counts))));
};

export const save = async (page: Page) => {
  const activity = await heldActivity(page);
  const { cells, channels } = channelsTyped(page, 'reaches', 'reached');
  const readers = { reason: text, onBehalf: behalf };
  const submitted = await submit(page, countReach, readers, { activityId: activity.id, reaches: channels });
  if (!submitted.done) return invalid(view(page, activity, atTheirCells(submitted.state, cells)));
  return redirect(paths.activity({ id: activity.id }), 'activities.reach-saved');
};

const heldActivity = async (page: Page): Promise<ActivityRow> => {
  const activity = await activityToChange(page);
  if (activity.state !== 'held') throw new NotAllowed({ key: 'activities.not-held-yet' });
  return activity;
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.count-reach');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <Notice kind="info">{words.t('activities.count-reach-what')}</Notice>
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <ChannelFields page={page} state={state} name="reaches" label={words.t('activities.reached')} />
        <TextField
          {...fieldOf(page, state)('reason')}
          label={words.t('activities.reason')}
          hint={words.t('activities.reason-counts-hint')}
          optional={words.t('page.optional')}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
