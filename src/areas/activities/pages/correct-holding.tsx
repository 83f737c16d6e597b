import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { correctHolding } from '../commands/correct-holding.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { type HoldingRow, holdingOf } from '../queries/activity-facts.ts';
import { activityCrumbs } from './activity-subject.ts';
import { ReportFields } from './report-fields.tsx';

export const show = async (page: Page, activity: ActivityRow) => {
  const { words } = page;
  const holding = await load(page, activity);
  const state = filledForm({
    heldFrom: words.day(holding.heldFrom),
    heldUntil: words.day(holding.heldUntil),
    report: holding.report,
    reportOn: holding.reportOn ? words.day(holding.reportOn) : '',
  });
  return html(view(page, activity, holding.id, state));
};

export const save = async (page: Page, activity: ActivityRow) => {
  const submitted = await submit(
    page,
    correctHolding,
    {
      holdingId: text,
      heldFrom: day,
      heldUntil: day,
      report: text,
      reportOn: day,
      reason: text,
      onBehalf: behalf,
    },
    { activityId: activity.id },
  );
  if (!submitted.done) {
    // Only after a conflict does the form go on from what stands now: that is told by nothing else.
    const { typed, conflict } = submitted.state;
    const seen = conflict ? undefined : typed?.holdingId?.[0];
    return invalid(view(page, activity, seen ?? (await load(page, activity)).id, submitted.state));
  }
  return redirect(paths.activity({ id: activity.id }), 'activities.correction-saved');
};

const load = async (page: Page, activity: ActivityRow): Promise<HoldingRow> => {
  const { id } = requireInstitute(page);
  const holding = await page.read((tx) => holdingOf(tx, id, activity.id));
  if (!holding) throw new NotFound();
  return holding;
};

const view = (page: Page, activity: ActivityRow, holdingId: string, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.correct-holding');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })} hidden={{ holdingId }}>
        <DayInput page={page} state={state} name="heldFrom" label={words.t('activities.heldFrom')} />
        <DayInput page={page} state={state} name="heldUntil" label={words.t('activities.heldUntil')} />
        <ReportFields page={page} state={state} />
        <TextField
          {...fieldOf(page, state)('reason')}
          label={words.t('activities.reason')}
          hint={words.t('activities.reason-hint')}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
