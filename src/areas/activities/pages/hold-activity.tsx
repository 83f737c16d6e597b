import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import { holdActivity } from '../commands/hold-activity.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';
import * as correction from './correct-holding.tsx';
import { atTheirCells, CountsField, countsTyped } from './counts-field.tsx';
import { ReportFields } from './report-fields.tsx';

/** The same address corrects what was held once it was. */
export const show = async (page: Page) => {
  const activity = await activityToChange(page);
  if (activity.state === 'held') return correction.show(page, activity);
  const { words } = page;
  const state = filledForm({
    heldFrom: words.day(activity.plannedFrom),
    heldUntil: words.day(activity.plannedUntil),
  });
  return html(view(page, activity, state));
};

export const save = async (page: Page) => {
  const activity = await activityToChange(page);
  if (page.form.texts.holdingId) return correction.save(page, activity);
  const { cells, counts } = countsTyped(page);
  const submitted = await submit(
    page,
    holdActivity,
    { heldFrom: day, heldUntil: day, report: text, reportOn: day, onBehalf: behalf },
    { activityId: activity.id, counts },
  );
  if (!submitted.done) return invalid(view(page, activity, atTheirCells(submitted.state, cells)));
  return redirect(paths.activity({ id: activity.id }), 'activities.held-saved');
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.hold');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <Notice kind="info">{words.t('activities.counts-only')}</Notice>
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <DayInput page={page} state={state} name="heldFrom" label={words.t('activities.heldFrom')} />
        <DayInput page={page} state={state} name="heldUntil" label={words.t('activities.heldUntil')} />
        <CountsField page={page} state={state} />
        <ReportFields page={page} state={state} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
