import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { changePartnership } from '../commands/change-partnership.ts';
import { type PartnershipRow, partnership } from '../queries/partnerships.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { PeriodFields } from './affiliation-fields.tsx';
import { registerOf } from './partner-words.ts';

export const show = async (page: Page) => {
  const row = await load(page);
  const allowed = mayKeepPartnerships(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words } = page;
  const state = filledForm({
    fromOn: words.day(row.fromOn),
    untilOn: row.untilOn ? words.day(row.untilOn) : undefined,
  });
  return html(view(page, row, state));
};

export const save = async (page: Page) => {
  const row = await load(page);
  const readers = { fromOn: day, untilOn: day, version: wholeNumber };
  const submitted = await submit(page, changePartnership, readers, { id: row.id });
  if (!submitted.done) return invalid(view(page, row, submitted.state));
  return redirect(paths.partner({ id: row.id }), 'partners.partnership-started');
};

const load = async (page: Page): Promise<PartnershipRow> => {
  const institute = registerOf(page);
  const row = await page.read((tx) => partnership(tx, institute.id, page.params.id ?? ''));
  if (!row) throw new NotFound();
  return row;
};

const view = (page: Page, row: PartnershipRow, state: FormState) => {
  const { words } = page;
  const back = paths.partner({ id: row.id });
  return (
    <Frame
      page={page}
      title={words.t('partners.edit-partnership')}
      crumbs={[
        { label: words.t('partners.partners'), href: paths.partners() },
        { label: row.name, href: back },
      ]}
      narrow
    >
      <PageHead kind={row.name} title={words.t('partners.edit-partnership')} />
      <PageForm page={page} state={state} version={row.version} cancel={back}>
        <PeriodFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
