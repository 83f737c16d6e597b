import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { routeId } from '../../programmes/pages/page-subject.ts';
import { CorrectionFields, correctionReaders } from '../../rights/pages/form-fields.tsx';
import { correctTest } from '../commands/correct-test.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { trainingTest } from '../queries/training-tests.ts';
import { activityCrumbs, factToChange } from './activity-subject.ts';
import { TestFields, testReaders } from './test-fields.tsx';

export const show = async (page: Page) => {
  const { fact, activity } = await factToChange(page, trainingTest);
  const state = filledForm({
    testedOn: page.words.day(fact.testedOn),
    testedBefore: String(fact.testedBefore),
    testedAfter: String(fact.testedAfter),
    passed: fact.passed?.toString(),
    meanBefore: fact.meanBefore?.toString(),
    meanAfter: fact.meanAfter?.toString(),
  });
  return html(view(page, activity, state));
};

export const save = async (page: Page) => {
  const { activity } = await factToChange(page, trainingTest, true);
  const readers = { ...testReaders, ...correctionReaders, onBehalf: behalf };
  const submitted = await submit(page, correctTest, readers, { id: routeId(page) });
  if (!submitted.done) return invalid(view(page, activity, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.test-corrected');
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.correct-test');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={words.t('rights.replaced-not-erased')} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <TestFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
