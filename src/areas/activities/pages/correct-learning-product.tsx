import { codeNames } from '../../../page/code-names.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { routeId } from '../../programmes/pages/page-subject.ts';
import { CorrectionFields, correctionReaders } from '../../rights/pages/form-fields.tsx';
import { correctLearningProduct } from '../commands/correct-learning-product.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { learningProduct } from '../queries/learning-products.ts';
import { productKinds } from '../rules/learning-product-input.ts';
import { activityCrumbs, factToChange } from './activity-subject.ts';
import { ProductFields, productReaders } from './product-fields.tsx';

export const show = async (page: Page) => {
  const { fact, activity } = await factToChange(page, learningProduct);
  const { productKind, title, whereabouts, readyOn } = fact;
  const state = filledForm({ productKind, title, whereabouts, readyOn: page.words.day(readyOn) });
  return html(view(page, activity, state));
};

export const save = async (page: Page) => {
  const { activity } = await factToChange(page, learningProduct, true);
  const readers = { ...productReaders, ...correctionReaders, onBehalf: behalf };
  const submitted = await submit(page, correctLearningProduct, readers, { id: routeId(page) });
  if (!submitted.done) return invalid(view(page, activity, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.learning-product-corrected');
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.correct-learning-product');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={words.t('rights.replaced-not-erased')} />
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, { 'activities.productKind': productKinds })}
        cancel={paths.activity({ id: activity.id })}
      >
        <ProductFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
