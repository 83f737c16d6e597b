import type { Child } from 'hono/jsx';
import { calendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, isToCheck, submit, tryOut } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { BarredBodiesCard } from '../../partners/pages/barred-bodies-card.tsx';
import { FormChecks } from '../../partners/pages/form-checks.tsx';
import { type BarredBody, barredBodies } from '../../partners/queries/barred-bodies.ts';
import { mayReadOrganisations } from '../../partners/rules/partner-permissions.ts';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { checkButtons } from '../../rulebook/pages/check-buttons.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { type BuiltKind, isBuiltKind } from '../rules/kind-details.ts';
import { judged, type KnownAbove } from './activity-checks-asked.ts';
import { type ActivityChoices, activityChoices } from './activity-choices.ts';
import { type Copied, copiedActivity, copyFilled } from './activity-copy.ts';
import { ActivityFields, activityReaders } from './activity-form.tsx';
import { hasRows, readersOf } from './kind-form.ts';
import { kindForms } from './kind-forms.ts';
import { kindName } from './kind-name.ts';

type Loaded = {
  kind: BuiltKind;
  choices: ActivityChoices;
  copied: Copied | undefined;
  barred: readonly BarredBody[];
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { choices, copied } = loaded;
  const state = copied ? filledForm(copyFilled(page, copied, choices)) : startedForm(page, choices);
  return html(view(page, loaded, state));
};

const startedForm = (page: Page, choices: ActivityChoices): FormState => {
  const only = choices.partnerships.length === 1 ? choices.partnerships[0] : undefined;
  return filledForm({
    partnershipId: page.query.get('partner') ?? only?.id,
    outcomeId: page.query.get('outcome') ?? undefined,
    ...carriedOver(page),
    country: page.query.get('country') ?? only?.country ?? undefined,
    planLineId: page.query.get('line') ?? undefined,
    theme: choices.lines.find(({ id }) => id === page.query.get('line'))?.theme,
  });
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

export const saveWith = (known: KnownAbove) => async (page: Page) => {
  const loaded = await load(page);
  const { kind, choices, copied } = loaded;
  const form = kindForms[kind];
  const readers = { ...activityReaders, ...readersOf(form) };
  const extra = { kind, copiedFromId: copied?.activity.id, ...form.joined?.(page, choices) };
  if (isToCheck(page)) {
    const { state, seen } = await tryOut(page, planActivity, readers, extra, judged(page, known));
    return seen ? html(view(page, loaded, state, seen)) : invalid(view(page, loaded, state));
  }
  const submitted = await submit(page, planActivity, readers, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
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

/** With the regional bodies that it may be for, where the actor sees what aim O3 rests on. */
const load = (page: Page): Promise<Loaded> => {
  const kind = kindOf(page);
  const { id } = requireInstitute(page);
  const onlyPartners = kind !== 'A6';
  const seesBodies = mayReadOrganisations(page.actor) === true;
  return page.read(async (tx) => {
    const copied = await copiedActivity(page, tx, id, kind);
    const asked = { ...askedOf(page, copied?.activity.partnershipId), likeId: copied?.activity.id };
    const choices = await activityChoices(tx, id, kind, undefined, asked);
    const barred = seesBodies ? await barredBodies(tx, id, todayIn(), { onlyPartners }) : [];
    return { kind, choices, copied, barred };
  });
};

/** The partner that the form was sent with, that the address names or the copied one; and the records ticked. */
const askedOf = ({ form, query }: Page, copiedFrom: string | null | undefined) => {
  const partner = form.texts.partnershipId?.[0] ?? query.get('partner') ?? copiedFrom ?? undefined;
  return {
    partnershipId: isId(partner) ? partner : undefined,
    ticked: (['dossiers', 'dialogues', 'agreements'] as const).flatMap((path) =>
      (form.texts[path] ?? []).filter(isId).map((id) => ({ path, id })),
    ),
  };
};

const view = (
  page: Page,
  { kind, choices, copied, barred }: Loaded,
  state: FormState,
  checks?: readonly Check[],
) => (
  <PlanFrame page={page} kind={kind}>
    {copied && <CopyNotice page={page} {...copied.activity} />}
    <BarredBodiesCard page={page} bodies={barred} />
    {checks && <FormChecks page={page} checks={checks} />}
    <PageForm
      page={page}
      state={state}
      hasRows={hasRows(kindForms[kind])}
      action={copied ? withQuery(page.path, { like: copied.activity.id }) : page.path}
      buttons={checkButtons(page)}
      cancel={copied ? paths.activity(copied.activity) : paths.activities()}
    >
      <ActivityFields page={page} state={state} choices={choices} kind={kind} isNew />
    </PageForm>
  </PlanFrame>
);

function CopyNotice({
  page,
  id,
  reference,
  title,
}: {
  page: Page;
  id: string;
  reference: string;
  title: string;
}) {
  const { words } = page;
  return (
    <Notice kind="info">
      {words.t('activities.copied-from')}{' '}
      <a href={paths.activity({ id })}>
        {reference} {title}
      </a>
      . {words.t('activities.copy-to-confirm')}
    </Notice>
  );
}

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
