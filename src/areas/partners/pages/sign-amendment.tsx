import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { signAmendment } from '../commands/sign-amendment.ts';
import { type AgreementRow, agreement } from '../queries/agreements.ts';
import { type AmendmentRow, amendment } from '../queries/amendments.ts';
import { maySignAgreement } from '../rules/partner-permissions.ts';
import { registerOf, today } from './partner-words.ts';

type Seen = { row: AgreementRow; draft: AmendmentRow };

export const show = async (page: Page) => {
  const seen = await load(page);
  const allowed = maySignAgreement(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (seen.draft.signedOn) throw new NotAllowed({ key: 'partners.amendment-signed-already' });
  return html(view(page, seen, filledForm({ signedOn: page.words.day(today()) })));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const readers = { signedOn: day, signedForPartnerBy: text };
  const submitted = await submit(page, signAmendment, readers, { amendmentId: seen.draft.id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.agreement({ id: seen.row.id }), 'partners.amendment-signed');
};

const load = async (page: Page): Promise<Seen> => {
  const institute = registerOf(page);
  const seen = await page.read(async (tx) => {
    const draft = await amendment(tx, institute.id, page.params.id ?? '');
    const row = draft && (await agreement(tx, institute.id, draft.agreementId));
    return row && { row, draft };
  });
  if (!seen) throw new NotFound();
  return seen;
};

const view = (page: Page, { row, draft }: Seen, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.agreement({ id: row.id });
  const said = (minor: number | null) => minor !== null && words.money({ minor, currency: row.currency });
  return (
    <Frame
      page={page}
      title={words.t('partners.sign-amendment')}
      crumbs={[
        { label: words.t('partners.partners'), href: paths.partners() },
        { label: row.organisationName, href: paths.partner({ id: row.partnershipId }) },
        { label: row.reference, href: back },
      ]}
      narrow
    >
      <PageHead
        kind={`${row.organisationName} · ${row.reference}`}
        title={words.t('partners.sign-amendment')}
      />
      <DescriptionList
        rows={[
          { term: words.t('partners.untilOn'), value: words.day(row.untilOn) },
          { term: words.t('partners.amendedUntilOn'), value: draft.untilOn && words.day(draft.untilOn) },
          { term: words.t('partners.amount'), value: said(row.amountMinor) },
          { term: words.t('partners.amendedAmount'), value: said(draft.amountMinor) },
          { term: words.t('partners.amendment-reason'), value: draft.reason },
        ]}
      />
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
