import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { correctSupport } from '../../partners/commands/correct-support.ts';
import { CorrectionFields } from '../../partners/pages/affiliation-fields.tsx';
import { registerOf } from '../../partners/pages/partner-words.ts';
import { SupportFields, supportReaders } from '../../partners/pages/support-fields.tsx';
import type { ProvenSupport } from '../../partners/queries/eligibility-checks.ts';
import { organisation } from '../../partners/queries/organisation.ts';
import { type SupportRow, support } from '../../partners/queries/supports.ts';
import { mayKeepOrganisations } from '../../partners/rules/partner-permissions.ts';
import { nothingRests, type Resting, RestingNote, restingOn } from './resting-note.tsx';

type Seen = { row: SupportRow; name: string; resting: Resting };

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
  const seen = await load(page, true);
  const readers = { ...supportReaders, reason: text, neverWas: checkbox, version: wholeNumber };
  const submitted = await submit(page, correctSupport, readers, { id: page.params.id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.organisation({ id: seen.row.organisationId }), 'partners.support-kept');
};

const load = async (page: Page, newest = false): Promise<Seen> => {
  const institute = registerOf(page);
  return page.read(async (tx) => {
    const row = await support(tx, institute.id, page.params.id ?? '', newest);
    const receiver = row && (await organisation(tx, institute.id, row.organisationId));
    if (!row || !receiver) throw new NotFound();
    const { name } = receiver;
    if (mayKeepOrganisations(page.actor) !== true) return { row, name, resting: nothingRests };
    const { organisationId } = row;
    const resting = await restingOn(tx, institute.id, { organisationId }, ({ supports, ...history }) => ({
      ...history,
      supports: supports.filter((support) => !isSame(support, row)),
    }));
    return { row, name, resting };
  });
};

/** A signed agreement counts as support too: one is corrected where it is kept, and never here. */
const isSame = (proven: ProvenSupport, row: SupportRow): boolean =>
  proven.agreementId === null &&
  proven.organisationId === row.organisationId &&
  proven.from === row.fromOn &&
  proven.until === row.untilOn &&
  proven.givenBy === row.givenBy &&
  proven.programme === row.programme &&
  proven.source === row.source;

const view = (page: Page, { row, name, resting }: Seen, state: FormState) => {
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
      <RestingNote page={page} resting={resting} />
      <PageForm page={page} state={state} cancel={back}>
        <SupportFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
