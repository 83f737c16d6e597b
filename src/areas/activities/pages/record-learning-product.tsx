import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { recordLearningProduct } from '../commands/record-learning-product.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';
import { ProductFields, productReaders } from './product-fields.tsx';

export const show = async (page: Page) => html(view(page, await heldExchange(page), freshForm()));

export const save = async (page: Page) => {
  const activity = await heldExchange(page);
  const submitted = await submit(
    page,
    recordLearningProduct,
    { ...productReaders, onBehalf: behalf },
    { activityId: activity.id },
  );
  if (!submitted.done) return invalid(view(page, activity, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.learning-product-saved');
};

const heldExchange = async (page: Page): Promise<ActivityRow> => {
  const activity = await activityToChange(page);
  if (activity.kind !== 'A7') throw new NotFound();
  if (activity.state !== 'held') throw new NotAllowed({ key: 'activities.not-held-yet' });
  return activity;
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.record-learning-product');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <ProductFields page={page} state={state} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
