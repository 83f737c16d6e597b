import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { correctSupport } from '../commands/correct-support.ts';
import { bodiesOf } from '../queries/affiliations.ts';
import { organisation } from '../queries/organisation.ts';
import { type SupportRow, support } from '../queries/supports.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { CorrectionFields } from './affiliation-fields.tsx';
import { registerOf } from './partner-words.ts';
import { RestingNote } from './resting-note.tsx';
import { SupportFields, supportReaders } from './support-fields.tsx';

type Seen = { row: SupportRow; name: string; bodies: { id: string; name: string | null }[] };

export const show = async (page: Page) => {
  const seen = await load(page);
  const allowed = mayKeepOrganisations(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words } = page;
  const { fromOn, untilOn, programme, source, givenBy } = seen.row;
  const state = filledForm({
    fromOn: words.day(fromOn),
    untilOn: untilOn ? words.day(untilOn) : undefined,
    programme,
    source,
    givenBy: givenBy ?? undefined,
  });
  return html(view(page, seen, state));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const readers = { ...supportReaders, reason: text, neverWas: checkbox };
  const submitted = await submit(page, correctSupport, readers, { id: seen.row.id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.organisation({ id: seen.row.organisationId }), 'partners.support-kept');
};

const load = async (page: Page): Promise<Seen> => {
  const institute = registerOf(page);
  return page.read(async (tx) => {
    const row = await support(tx, institute.id, page.params.id ?? '');
    const receiver = row && (await organisation(tx, institute.id, row.organisationId));
    if (!row || !receiver) throw new NotFound();
    const belongs = await bodiesOf(tx, institute.id, row.organisationId);
    const bodies = new Map(belongs.map(({ bodyId: id, bodyName: name }) => [id, { id, name }]));
    return { row, name: receiver.name, bodies: [...bodies.values()] };
  });
};

const view = (page: Page, { row, name, bodies }: Seen, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.correct-support');
  const back = paths.organisation({ id: row.organisationId });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('partners.organisations'), href: paths.organisations() },
        { label: name, href: back },
      ]}
      narrow
    >
      <PageHead kind={name} title={title} quiet={words.t('partners.replaced-not-erased')} />
      <RestingNote page={page} bodies={bodies} />
      <PageForm page={page} state={state} cancel={back}>
        <SupportFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
