import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, isToCheck, submit, tryOut } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { FormChecks } from '../../partners/pages/form-checks.tsx';
import { screeningMonths } from '../../partners/queries/screening-checks.ts';
import { checkButtons } from '../../rulebook/pages/check-buttons.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { addOutcome } from '../commands/add-outcome.ts';
import { checksOfOutcome } from '../queries/hand-in-checks.ts';
import { type ScreenedChoice, screenedChoices } from '../queries/programme-lists.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { OutcomeFields, outcomeReaders } from './outcome-fields.tsx';
import { requireInstitute, routeId } from './page-subject.ts';
import { placesTyped } from './places-field.tsx';
import { typedRows } from './typed-rows.ts';

type Loaded = { programme: ProgrammeRow; partnerships: readonly ScreenedChoice[]; months: number };

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const programmeId = loaded.programme.id;
  const { form, rows } = typedRows(page.form, 'places');
  const sent = { ...page, form };
  const extra = { programmeId, places: placesTyped(page, rows) };
  if (isToCheck(page)) {
    const { id: institute } = requireInstitute(page);
    const { state, seen } = await tryOut(sent, addOutcome, outcomeReaders, extra, (tx, { id }) =>
      checksOfOutcome(tx, institute, { programmeId, id }, todayIn()),
    );
    return seen ? html(view(page, loaded, state, seen)) : invalid(view(page, loaded, state));
  }
  const submitted = await submit(sent, addOutcome, outcomeReaders, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.outcome({ id: submitted.value.id }), 'programmes.outcome-added');
};

const load = (page: Page): Promise<Loaded> => {
  const institute = requireInstitute(page);
  const allowed = mayKeepProgrammes(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute.id, routeId(page));
    if (!programme) throw new NotFound();
    return {
      programme,
      partnerships: await screenedChoices(tx, institute.id, todayIn()),
      months: await screeningMonths(tx, institute.id, todayIn()),
    };
  });
};

const view = (
  page: Page,
  { programme, partnerships, months }: Loaded,
  state: FormState,
  checks?: readonly Check[],
) => {
  const { words } = page;
  const title = words.t('programmes.new-outcome');
  const back = paths.programme({ id: programme.id });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('programmes.list'), href: paths.programmes() },
        { label: programme.reference, href: back },
      ]}
      narrow
    >
      <PageHead title={title} kind={programme.reference} />
      {checks && <FormChecks page={page} checks={checks} />}
      <PageForm page={page} state={state} hasRows buttons={checkButtons(page)} cancel={back}>
        <OutcomeFields page={page} state={state} partnerships={partnerships} screeningMonths={months} />
      </PageForm>
    </Frame>
  );
};
