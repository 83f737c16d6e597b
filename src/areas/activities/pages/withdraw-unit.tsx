import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { CorrectionFields, correctionReaders } from '../../rights/pages/form-fields.tsx';
import { withdrawUnit } from '../commands/withdraw-unit.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { builtUnit } from '../queries/built-units.ts';
import { activityCrumbs, factToChange } from './activity-subject.ts';

export const show = async (page: Page) => {
  const { fact, activity } = await factToChange(page, builtUnit);
  return html(view(page, activity, fact.unit, freshForm()));
};

export const save = async (page: Page) => {
  const { fact, activity } = await factToChange(page, builtUnit);
  const readers = { reason: correctionReaders.reason, onBehalf: behalf };
  const submitted = await submit(page, withdrawUnit, readers, { id: fact.id });
  if (!submitted.done) return invalid(view(page, activity, fact.unit, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.unit-withdrawn');
};

const view = (page: Page, activity: ActivityRow, unit: string, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.withdraw-unit');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={unit} />
      <PageForm
        page={page}
        state={state}
        cancel={paths.activity({ id: activity.id })}
        buttons={[{ label: title, kind: 'danger' }]}
      >
        <CorrectionFields page={page} state={state} neverWas={false} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
