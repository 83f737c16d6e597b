import type { Child } from 'hono/jsx';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { type BuiltKind, isBuiltKind } from '../rules/kind-details.ts';
import { type ActivityChoices, activityChoices } from './activity-choices.ts';
import { ActivityFields, activityReaders } from './activity-form.tsx';
import { readersOf } from './kind-form.ts';
import { kindForms } from './kind-forms.ts';
import { kindName } from './kind-name.ts';

export const show = async (page: Page) => {
  const kind = kindOf(page);
  const choices = await load(page, kind);
  const only = choices.partnerships.length === 1 ? choices.partnerships[0] : undefined;
  const state = filledForm({
    partnershipId: page.query.get('partner') ?? only?.id,
    outcomeId: page.query.get('outcome') ?? undefined,
    ...carriedOver(page),
    country: page.query.get('country') ?? only?.country ?? undefined,
    planLineId: page.query.get('line') ?? undefined,
    theme: choices.lines.find(({ id }) => id === page.query.get('line'))?.theme,
  });
  return html(view(page, kind, choices, state));
};

/** What another form was told already, in the words of an address. */
const carriedOver = ({ query, words }: Page) => {
  const said = (name: string) => query.get(name) ?? undefined;
  const dayOf = (name: string) => {
    const day = calendarDay(said(name) ?? '');
    return day && words.day(day);
  };
  return {
    title: said('title'),
    plannedFrom: dayOf('from'),
    plannedUntil: dayOf('until'),
    place: said('place'),
    direction: said('direction'),
    termsOfReference: said('terms'),
  };
};

export const save = async (page: Page) => {
  const kind = kindOf(page);
  const choices = await load(page, kind);
  const form = kindForms[kind];
  const submitted = await submit(
    page,
    planActivity,
    { ...activityReaders, ...readersOf(form) },
    { kind, ...form.joined?.(page, choices) },
  );
  if (!submitted.done) return invalid(view(page, kind, choices, submitted.state));
  return redirect(paths.activity({ id: submitted.value.id }), 'activities.planned');
};

const kindOf = (page: Page): BuiltKind => {
  const kind = page.params.kind ?? '';
  if (!isBuiltKind(kind)) throw new NotFound();
  requireInstitute(page);
  const allowed = mayKeepActivities(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return kind;
};

const load = (page: Page, kind: BuiltKind): Promise<ActivityChoices> => {
  const { id } = requireInstitute(page);
  return page.read((tx) => activityChoices(tx, id, kind));
};

const view = (page: Page, kind: BuiltKind, choices: ActivityChoices, state: FormState) => (
  <PlanFrame page={page} kind={kind}>
    <PageForm page={page} state={state} cancel={paths.activities()}>
      <ActivityFields page={page} state={state} choices={choices} kind={kind} isNew />
    </PageForm>
  </PlanFrame>
);

function PlanFrame({ page, kind, children }: { page: Page; kind: string; children: Child }) {
  const { words } = page;
  const title = words.t('activities.plan');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('activities.list'), href: paths.activities() },
        { label: words.t('activities.choose-kind'), href: paths.chooseActivityKind() },
      ]}
      narrow
    >
      <PageHead title={title} kind={kindName(page, kind)} />
      {children}
    </Frame>
  );
}
