import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { openProgramme } from '../commands/open-programme.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { nextCycle } from '../rules/programming-cycle.ts';
import { requireInstitute } from './page-subject.ts';
import { placesTyped } from './places-field.tsx';
import { ProgrammeFields, programmeReaders } from './programme-fields.tsx';
import { typedRows } from './typed-rows.ts';

export const show = async (page: Page) => {
  requireInstitute(page);
  const allowed = mayKeepProgrammes(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { from, until } = nextCycle(todayIn());
  return html(view(page, filledForm({ fromOn: page.words.day(from), untilOn: page.words.day(until) })));
};

export const save = async (page: Page) => {
  requireInstitute(page);
  const { form, rows } = typedRows(page.form, 'places');
  const submitted = await submit({ ...page, form }, openProgramme, programmeReaders, {
    places: placesTyped(page, rows),
  });
  if (!submitted.done) return invalid(view(page, submitted.state));
  return redirect(paths.programme({ id: submitted.value.id }), 'programmes.opened');
};

const view = (page: Page, state: FormState) => {
  const { words } = page;
  const title = words.t('programmes.new');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('programmes.list'), href: paths.programmes() }]}
      narrow
    >
      <PageHead title={title} />
      <PageForm page={page} state={state} hasRows cancel={paths.programmes()}>
        <ProgrammeFields page={page} state={state} isNew />
      </PageForm>
    </Frame>
  );
};
