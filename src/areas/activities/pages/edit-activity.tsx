import { NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, isToCheck, submit, tryOut } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { FormChecks } from '../../partners/pages/form-checks.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { checkButtons } from '../../rulebook/pages/check-buttons.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { reviseActivity } from '../commands/revise-activity.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { detailsOf } from '../queries/activity-details.ts';
import { type BuiltKind, isBuiltKind } from '../rules/kind-details.ts';
import { judged, type KnownAbove } from './activity-checks-asked.ts';
import { type ActivityChoices, activityChoices } from './activity-choices.ts';
import { ActivityFields, activityReaders } from './activity-form.tsx';
import { activityCrumbs, activityToChange } from './activity-subject.ts';
import { detailFilled, hasRows, readersOf } from './kind-form.ts';
import { kindForms } from './kind-forms.ts';
import { kindName } from './kind-name.ts';

type Loaded = {
  activity: ActivityRow;
  kind: BuiltKind;
  choices: ActivityChoices;
  detail: object;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { activity, kind, detail } = loaded;
  const { words } = page;
  const state = filledForm({
    outcomeId: activity.outcomeId,
    outputId: activity.outputId ?? undefined,
    title: activity.title,
    plannedFrom: words.day(activity.plannedFrom),
    plannedUntil: words.day(activity.plannedUntil),
    mode: activity.mode,
    country: activity.country ?? undefined,
    place: activity.place ?? undefined,
    capacityTags: activity.capacityTags,
    furtherKinds: activity.furtherKinds,
    decidedBy: activity.decidedBy ?? undefined,
    decidedOn: activity.decidedOn ? words.day(activity.decidedOn) : undefined,
    decidingOrgan: activity.decidingOrgan ?? undefined,
    ...detailFilled(kindForms[kind], page, detail),
  });
  return html(view(page, loaded, state));
};

export const saveWith = (known: KnownAbove) => async (page: Page) => {
  const loaded = await load(page);
  const { activity, kind, choices } = loaded;
  const form = kindForms[kind];
  const readers = { ...activityReaders, ...readersOf(form), version: wholeNumber };
  const extra = { activityId: activity.id, kind, ...form.joined?.(page, choices) };
  if (isToCheck(page)) {
    const { state, seen } = await tryOut(page, reviseActivity, readers, extra, judged(page, known));
    return seen ? html(view(page, loaded, state, seen)) : invalid(view(page, loaded, state));
  }
  const submitted = await submit(page, reviseActivity, readers, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.revised');
};

const load = async (page: Page): Promise<Loaded> => {
  const activity = await activityToChange(page);
  const { kind } = activity;
  if (!isBuiltKind(kind)) throw new NotFound();
  const { id: institute } = requireInstitute(page);
  return page.read(async (tx) => {
    const choices = await activityChoices(tx, institute, kind, activity);
    const details = await detailsOf(tx, institute, kind, [activity.id]);
    return { activity, kind, choices, detail: details.get(activity.id) ?? {} };
  });
};

const view = (
  page: Page,
  { activity, kind, choices }: Loaded,
  state: FormState,
  checks?: readonly Check[],
) => {
  const { words } = page;
  const title = words.t('activities.edit');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={kindName(page, kind)} quiet={activity.reference} />
      {checks ? (
        <FormChecks page={page} checks={checks} />
      ) : (
        <p>
          <a href={`${paths.activity({ id: activity.id })}#checks`}>{words.t('rulebook.checks-standing')}</a>
        </p>
      )}
      <PageForm
        page={page}
        state={state}
        hasRows={hasRows(kindForms[kind])}
        version={activity.version}
        buttons={checkButtons(page)}
        cancel={paths.activity({ id: activity.id })}
      >
        <ActivityFields page={page} state={state} choices={choices} kind={kind} isNew={false} />
      </PageForm>
    </Frame>
  );
};
