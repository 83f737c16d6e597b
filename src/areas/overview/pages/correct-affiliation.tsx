import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { correctAffiliation } from '../../partners/commands/correct-affiliation.ts';
import { CorrectionFields, PeriodFields, SourceField } from '../../partners/pages/affiliation-fields.tsx';
import { registerOf } from '../../partners/pages/partner-words.ts';
import { type AffiliationRow, affiliation } from '../../partners/queries/affiliations.ts';
import type { AffiliationLink } from '../../partners/rules/affiliation-cycle.ts';
import { mayKeepOrganisations } from '../../partners/rules/partner-permissions.ts';
import { nothingRests, type Resting, RestingNote, restingOn } from './resting-note.tsx';

export const show = async (page: Page) => {
  const { row, resting } = await load(page);
  const allowed = mayKeepOrganisations(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words } = page;
  const state = filledForm({
    fromOn: words.day(row.fromOn),
    untilOn: row.untilOn ? words.day(row.untilOn) : undefined,
    source: row.source,
  });
  return html(view(page, row, state, resting));
};

export const save = async (page: Page) => {
  const { row, resting } = await load(page, true);
  const readers = {
    fromOn: day,
    untilOn: day,
    source: text,
    reason: text,
    neverWas: checkbox,
    version: wholeNumber,
  };
  const submitted = await submit(page, correctAffiliation, readers, { id: page.params.id });
  if (!submitted.done) return invalid(view(page, row, submitted.state, resting));
  return redirect(paths.organisation({ id: row.memberId }), 'partners.affiliation-kept');
};

const load = async (page: Page, newest = false): Promise<{ row: AffiliationRow; resting: Resting }> => {
  const institute = registerOf(page);
  return page.read(async (tx) => {
    const row = await affiliation(tx, institute.id, page.params.id ?? '', newest);
    if (!row) throw new NotFound();
    if (mayKeepOrganisations(page.actor) !== true) return { row, resting: nothingRests };
    const { memberId, bodyId, fromOn, untilOn } = row;
    const isIt = (link: AffiliationLink) =>
      link.memberId === memberId && link.bodyId === bodyId && link.from === fromOn && link.until === untilOn;
    const resting = await restingOn(tx, institute.id, { organisationId: bodyId }, (history) => ({
      ...history,
      links: history.links.filter((link) => !isIt(link)),
    }));
    return { row, resting };
  });
};

const view = (page: Page, row: AffiliationRow, state: FormState, resting: Resting) => {
  const { words } = page;
  const title = words.t('partners.correct-affiliation');
  const back = paths.organisation({ id: row.memberId });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('partners.organisations'), href: paths.organisations() },
        { label: row.memberName ?? '', href: back },
      ]}
      narrow
    >
      <PageHead
        kind={`${row.memberName} → ${row.bodyName}`}
        title={title}
        quiet={words.t('partners.replaced-not-erased')}
      />
      <RestingNote page={page} resting={resting} />
      <PageForm page={page} state={state} cancel={back}>
        <PeriodFields page={page} state={state} />
        <SourceField page={page} state={state} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
