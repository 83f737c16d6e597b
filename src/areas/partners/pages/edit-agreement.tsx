import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { changeAgreement } from '../commands/change-agreement.ts';
import type { AgreementRow } from '../queries/agreements.ts';
import { screeningChecks } from '../queries/screening-checks.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { AgreementFields, agreementReaders } from './agreement-fields.tsx';
import { registerOf, today } from './partner-words.ts';
import { ScreeningCard } from './screening-card.tsx';
import { seenAgreement } from './seen-agreement.ts';

export const show = async (page: Page) => {
  const row = await seenAgreement(page);
  const allowed = mayKeepPartnerships(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (row.signedOn) throw new NotAllowed({ key: 'partners.agreement-signed-already' });
  const { words } = page;
  const state = filledForm({
    reference: row.reference,
    kind: row.kind,
    fromOn: words.day(row.fromOn),
    untilOn: words.day(row.untilOn),
    amount:
      row.amountMinor === null
        ? undefined
        : words.number(toDecimal({ minor: row.amountMinor, currency: row.currency })),
    currency: row.currency,
  });
  return html(await withChecks(page, row, state));
};

export const save = async (page: Page) => {
  const row = await seenAgreement(page);
  const readers = { ...agreementReaders, version: wholeNumber };
  const submitted = await submit(page, changeAgreement, readers, { id: row.id });
  if (!submitted.done) return invalid(await withChecks(page, row, submitted.state));
  return redirect(paths.agreement({ id: row.id }), 'partners.agreement-kept');
};

const withChecks = async (page: Page, row: AgreementRow, state: FormState) => {
  const { id } = registerOf(page);
  return view(page, row, state, await page.read((tx) => screeningChecks(tx, id, row, today())));
};

const view = (page: Page, row: AgreementRow, state: FormState, checks: readonly Check[]) => {
  const { words } = page;
  const back = paths.agreement({ id: row.id });
  return (
    <Frame
      page={page}
      title={words.t('partners.edit-agreement')}
      crumbs={[
        { label: words.t('partners.partners'), href: paths.partners() },
        { label: row.organisationName, href: paths.partner({ id: row.partnershipId }) },
        { label: row.reference, href: back },
      ]}
      narrow
    >
      <PageHead kind={row.reference} title={words.t('partners.edit-agreement')} />
      <ScreeningCard page={page} partnershipId={row.partnershipId} checks={checks} />
      <PageForm page={page} state={state} version={row.version} cancel={back}>
        <AgreementFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
