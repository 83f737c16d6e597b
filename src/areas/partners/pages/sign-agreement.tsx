import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { signAgreement } from '../commands/sign-agreement.ts';
import type { AgreementRow } from '../queries/agreements.ts';
import { eligibilityChecks } from '../queries/eligibility-checks.ts';
import { screeningChecks } from '../queries/screening-checks.ts';
import { maySignAgreement } from '../rules/partner-permissions.ts';
import { EligibilityCard } from './eligibility-verdicts.tsx';
import { periodText, registerOf, today } from './partner-words.ts';
import { ScreeningCard } from './screening-card.tsx';
import { seenAgreement } from './seen-agreement.ts';

export const show = async (page: Page) => {
  const row = await seenAgreement(page);
  const allowed = maySignAgreement(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (row.signedOn) throw new NotAllowed({ key: 'partners.agreement-signed-already' });
  return html(await withChecks(page, row, filledForm({ signedOn: page.words.day(today()) })));
};

export const save = async (page: Page) => {
  const row = await seenAgreement(page);
  const readers = { signedOn: day, signedForPartnerBy: text };
  const submitted = await submit(page, signAgreement, readers, { agreementId: row.id });
  if (!submitted.done) return invalid(await withChecks(page, row, submitted.state));
  return redirect(paths.agreement({ id: row.id }), 'partners.agreement-signed');
};

const withChecks = async (page: Page, row: AgreementRow, state: FormState) => {
  const institute = registerOf(page);
  const checks = await page.read(async (tx) => ({
    eligible: await eligibilityChecks(tx, institute.id, row.organisationId, today()),
    screened: await screeningChecks(tx, institute.id, row, today()),
  }));
  return view(page, row, state, checks);
};

/** What the signing asks, aim by aim; empty where an aim asks nothing of this partner. */
type Asked = { eligible: readonly Check[]; screened: readonly Check[] };

const view = (page: Page, row: AgreementRow, state: FormState, { eligible, screened }: Asked) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.agreement({ id: row.id });
  return (
    <Frame
      page={page}
      title={words.t('partners.sign-agreement')}
      crumbs={[
        { label: words.t('partners.partners'), href: paths.partners() },
        { label: row.organisationName, href: paths.partner({ id: row.partnershipId }) },
        { label: row.reference, href: back },
      ]}
      narrow
    >
      <PageHead
        kind={`${row.organisationName} · ${row.reference}`}
        title={words.t('partners.sign-agreement')}
        quiet={[
          periodText(words, row.fromOn, row.untilOn),
          row.amountMinor !== null && words.money({ minor: row.amountMinor, currency: row.currency }),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <p>{words.t('partners.sign-note')}</p>
      <EligibilityCard page={page} organisationId={row.organisationId} checks={eligible} />
      <ScreeningCard page={page} partnershipId={row.partnershipId} checks={screened} />
      <PageForm page={page} state={state} cancel={back} buttons={[{ label: words.t('partners.sign') }]}>
        <DayField
          {...field('signedOn')}
          label={words.t('partners.signed-on')}
          hint={words.t('page.day-hint')}
        />
        <TextField
          {...field('signedForPartnerBy')}
          label={words.t('partners.signedForPartnerBy')}
          hint={words.t('partners.signed-for-partner-hint')}
        />
      </PageForm>
    </Frame>
  );
};
