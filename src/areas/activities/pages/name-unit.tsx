import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { nameUnit } from '../commands/name-unit.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { type BuiltUnit, builtUnitsOf } from '../queries/built-units.ts';
import { unitLevels, unitResults } from '../rules/building-detail.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';

export const show = async (page: Page) => {
  const { activity, units } = await load(page);
  const before = units.find(({ id }) => id === page.query.get('unit'));
  const state = filledForm(
    before
      ? { unit: before.unit, result: before.result, unitLevel: before.unitLevel, replacesId: before.id }
      : {},
  );
  return html(view(page, activity, units, state));
};

export const save = async (page: Page) => {
  const { activity, units } = await load(page);
  const submitted = await submit(
    page,
    nameUnit,
    { unit: text, result: text, unitLevel: text, replacesId: text, reason: text, onBehalf: behalf },
    { activityId: activity.id },
  );
  if (!submitted.done) return invalid(view(page, activity, units, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.unit-saved');
};

const load = async (page: Page) => {
  const activity = await activityToChange(page);
  if (activity.kind !== 'A1') throw new NotFound();
  if (activity.state !== 'held') throw new NotAllowed({ key: 'activities.not-held-yet' });
  const { id } = requireInstitute(page);
  return { activity, units: await page.read((tx) => builtUnitsOf(tx, id, activity.id)) };
};

const view = (page: Page, activity: ActivityRow, units: readonly BuiltUnit[], state: FormState) => {
  const { words } = page;
  const title = words.t('activities.name-unit');
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <TextField
          {...field('unit')}
          label={words.t('activities.unit')}
          hint={words.t('activities.unit-hint')}
        />
        <RadioField
          {...field('result')}
          label={words.t('activities.result')}
          options={unitResults.map((value) => ({ value, label: words.say(`activities.result-${value}`) }))}
        />
        <RadioField
          {...field('unitLevel')}
          label={words.t('activities.unitLevel')}
          options={unitLevels.map((value) => ({ value, label: words.say(`activities.unitLevel-${value}`) }))}
        />
        {units.length > 0 && (
          <SelectField
            {...field('replacesId')}
            label={words.t('activities.replaces-unit')}
            optional={optional}
            placeholder={words.t('activities.replaces-none')}
            options={units.map(({ id, unit }) => ({ value: id, label: unit }))}
          />
        )}
        {units.length > 0 && (
          <TextField
            {...field('reason')}
            label={words.t('activities.reason')}
            hint={words.t('activities.reason-hint')}
            optional={optional}
          />
        )}
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
