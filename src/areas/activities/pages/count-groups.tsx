import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { FieldNotes, fieldId } from '../../../ui/field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { countGroups } from '../commands/count-groups.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { groupCountsOf } from '../queries/group-counts.ts';
import { groupMeasures, targetGroups } from '../rules/group-input.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';
import { atTheirCells } from './counts-field.tsx';

/** Services are those of a defence of rights (A4). */
const cellsOf = ({ kind }: ActivityRow) =>
  groupMeasures
    .filter((measure) => measure === 'people' || kind === 'A4')
    .flatMap((measure) =>
      targetGroups.map((targetGroup) => ({ measure, targetGroup, name: `${measure}.${targetGroup}` })),
    );

export const show = async (page: Page) => {
  const activity = await heldActivity(page);
  const { id } = requireInstitute(page);
  const rows = await page.read((tx) => groupCountsOf(tx, id, activity.id));
  const filled = rows.map(({ measure, targetGroup, count }) => [`${measure}.${targetGroup}`, String(count)]);
  return html(view(page, activity, filledForm(Object.fromEntries(filled))));
};

export const save = async (page: Page) => {
  const activity = await heldActivity(page);
  const typed = cellsOf(activity).filter(({ name }) => page.form.texts[name]?.[0]?.trim());
  const counts = typed.map(({ measure, targetGroup, name }) => {
    const read = wholeNumber(page.form.texts, name, page.words.language);
    return { measure, targetGroup, count: 'value' in read ? read.value : page.form.texts[name]?.[0] };
  });
  const submitted = await submit(
    page,
    countGroups,
    { reason: text, onBehalf: behalf },
    { activityId: activity.id, counts },
  );
  const cells = typed.map(({ name }) => name);
  if (!submitted.done) return invalid(view(page, activity, atTheirCells(submitted.state, cells)));
  return redirect(paths.activity({ id: activity.id }), 'activities.counts-saved');
};

const heldActivity = async (page: Page): Promise<ActivityRow> => {
  const activity = await activityToChange(page);
  if (activity.state !== 'held') throw new NotAllowed({ key: 'activities.not-held-yet' });
  return activity;
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.count-groups');
  const field = fieldOf(page, state);
  const groups = Map.groupBy(cellsOf(activity), ({ measure }) => measure);
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <Notice kind="info">{words.t('activities.count-groups-what')}</Notice>
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <div id={fieldId('counts')}>
          <FieldNotes name="counts" error={field('counts').error} />
          {[...groups].map(([measure, cells]) => (
            <FieldGroup name={`group-${measure}`} label={words.say(`activities.measure-${measure}`)} numbers>
              {cells.map(({ targetGroup, name }) => (
                <TextField
                  {...field(name)}
                  label={words.say(`activities.group-${targetGroup}`)}
                  inputmode="numeric"
                  optional=""
                  width={4}
                />
              ))}
            </FieldGroup>
          ))}
        </div>
        <TextField
          {...field('reason')}
          label={words.t('activities.reason')}
          hint={words.t('activities.reason-counts-hint')}
          optional={words.t('page.optional')}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
