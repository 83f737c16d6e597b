import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, isToCheck, submit, tryOut } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { FormChecks } from '../../partners/pages/form-checks.tsx';
import { screeningMonths } from '../../partners/queries/screening-checks.ts';
import { checkButtons } from '../../rulebook/pages/check-buttons.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { reviseOutcome } from '../commands/revise-outcome.ts';
import { checksOfOutcome } from '../queries/hand-in-checks.ts';
import { type OutcomeRow, outcomeById } from '../queries/outcomes.ts';
import {
  outcomePartners,
  type PlaceRow,
  placesOf,
  type ScreenedChoice,
  screenedChoices,
} from '../queries/programme-lists.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { localizedFields, textsEmptied, textsTyped } from './form-parts.tsx';
import { OutcomeFields, outcomeReaders } from './outcome-fields.tsx';
import { requireInstitute, routeId } from './page-subject.ts';
import { placeFields, placesCompared, placesTyped } from './places-field.tsx';
import { namesOf, partnerOptions } from './thing-options.ts';
import { typedRows } from './typed-rows.ts';

type Loaded = {
  outcome: OutcomeRow;
  places: readonly PlaceRow[];
  carriers: readonly string[];
  partnerships: readonly ScreenedChoice[];
  months: number;
  checks: readonly Check[];
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { outcome, places, carriers } = loaded;
  const state = filledForm({
    code: outcome.code,
    ...localizedFields('title', outcome.title),
    ...localizedFields('description', outcome.description),
    aims: outcome.aims,
    isBelgian: outcome.isBelgian ? 'on' : undefined,
    frameworks: outcome.frameworks,
    partnershipIds: carriers,
    ...placeFields(page.words, places),
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { outcome } = loaded;
  const { form, rows } = typedRows(page.form, 'places');
  const sent = { ...page, form };
  const readers = { ...outcomeReaders, version: wholeNumber };
  const extra = {
    outcomeId: outcome.id,
    places: placesTyped(page, rows),
    ...textsTyped(page, { title: outcome.title, description: outcome.description }),
    ...textsEmptied(page, { description: outcome.description }),
  };
  if (isToCheck(page)) {
    const { id: institute } = requireInstitute(page);
    const { state, seen } = await tryOut(sent, reviseOutcome, readers, extra, (tx) =>
      checksOfOutcome(tx, institute, outcome, todayIn()),
    );
    return seen ? html(view(page, loaded, state, seen)) : invalid(view(page, loaded, state));
  }
  const submitted = await submit(sent, reviseOutcome, readers, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.outcome({ id: outcome.id }), 'programmes.outcome-revised');
};

const load = (page: Page): Promise<Loaded> => {
  const institute = requireInstitute(page);
  const allowed = mayKeepProgrammes(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const outcome = await outcomeById(tx, institute.id, routeId(page));
    if (!outcome) throw new NotFound();
    const owner = { programmeId: outcome.programmeId, outcomeId: outcome.id };
    const places = await placesOf(tx, institute.id, owner);
    const carriers = await outcomePartners(tx, institute.id, [outcome.id]);
    const partnerships = await screenedChoices(tx, institute.id, todayIn());
    const checks = await checksOfOutcome(tx, institute.id, outcome, todayIn());
    return {
      outcome,
      places,
      partnerships,
      months: await screeningMonths(tx, institute.id, todayIn()),
      checks,
      carriers: carriers.map(({ partnershipId }) => partnershipId),
    };
  });
};

const view = (
  page: Page,
  { outcome, partnerships, months, checks }: Loaded,
  state: FormState,
  typed?: readonly Check[],
) => {
  const { words } = page;
  const title = words.t('programmes.edit-outcome');
  const back = paths.outcome({ id: outcome.id });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('programmes.list'), href: paths.programmes() },
        { label: outcome.code, href: back },
      ]}
      narrow
    >
      <PageHead title={title} kind={outcome.code} quiet={words.text(outcome.title)} />
      {typed ? (
        <FormChecks page={page} checks={typed} />
      ) : (
        <FormChecks page={page} subject={{ kind: 'outcome', id: outcome.id }} checks={checks} />
      )}
      <PageForm
        page={page}
        state={state}
        hasRows
        version={outcome.version}
        buttons={checkButtons(page)}
        cancel={back}
        names={namesOf(partnerOptions(partnerships))}
        compared={placesCompared(words, state)}
      >
        <OutcomeFields
          page={page}
          state={state}
          partnerships={partnerships}
          screeningMonths={months}
          identifier={outcome.iatiIdentifier}
        />
      </PageForm>
    </Frame>
  );
};
