import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { reviseProgramme } from '../commands/revise-programme.ts';
import { placesOf } from '../queries/programme-lists.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { KnownInput } from './field-parts.tsx';
import { localizedFields, textsEmptied, textsTyped } from './form-parts.tsx';
import { requireInstitute, routeId } from './page-subject.ts';
import { placeFields, placesCompared, placesTyped } from './places-field.tsx';
import { ProgrammeFields, programmeReaders } from './programme-fields.tsx';
import { typedRows } from './typed-rows.ts';

export const show = async (page: Page) => {
  const { programme, places } = await load(page);
  const { words } = page;
  const state = filledForm({
    reference: programme.reference,
    ...localizedFields('title', programme.title),
    ...localizedFields('description', programme.description),
    fromOn: words.day(programme.fromOn),
    untilOn: words.day(programme.untilOn),
    ...placeFields(words, places),
  });
  return html(view(page, programme, state));
};

export const save = async (page: Page) => {
  const { programme } = await load(page);
  const { form, rows } = typedRows(page.form, 'places');
  const submitted = await submit(
    { ...page, form },
    reviseProgramme,
    { ...programmeReaders, isOutsideKnown: checkbox, version: wholeNumber },
    {
      programmeId: programme.id,
      places: placesTyped(page, rows),
      ...textsTyped(page, { title: programme.title, description: programme.description }),
      ...textsEmptied(page, { description: programme.description }),
    },
  );
  if (!submitted.done) return invalid(view(page, programme, submitted.state));
  return redirect(paths.programme({ id: programme.id }), 'programmes.revised');
};

const load = (page: Page) => {
  const institute = requireInstitute(page);
  const allowed = mayKeepProgrammes(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute.id, routeId(page));
    if (!programme) throw new NotFound();
    const places = await placesOf(tx, institute.id, { programmeId: programme.id, outcomeId: null });
    return { programme, places };
  });
};

const view = (page: Page, programme: ProgrammeRow, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.edit');
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
      <PageForm
        page={page}
        state={state}
        hasRows
        version={programme.version}
        cancel={back}
        compared={placesCompared(words, state)}
      >
        <ProgrammeFields page={page} state={state} isNew={false} identifier={programme.iatiIdentifier} />
        <KnownInput page={page} state={state} name="isOutsideKnown" label="programmes.outside-known" />
      </PageForm>
    </Frame>
  );
};
