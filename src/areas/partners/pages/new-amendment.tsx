import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { draftAmendment } from '../commands/draft-amendment.ts';
import type { AgreementRow } from '../queries/agreements.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { periodText } from './partner-words.ts';
import { seenAgreement } from './seen-agreement.ts';

export const show = async (page: Page) => {
  const row = await seenAgreement(page);
  const allowed = mayKeepPartnerships(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (!row.signedOn) throw new NotAllowed({ key: 'partners.amend-only-signed' });
  return html(view(page, row, filledForm({ currency: row.currency })));
};

export const save = async (page: Page) => {
  const row = await seenAgreement(page);
  const readers = { untilOn: day, amount: amount('currency'), reason: text };
  const submitted = await submit(page, draftAmendment, readers, { agreementId: row.id });
  if (!submitted.done) return invalid(view(page, row, submitted.state));
  return redirect(paths.agreement({ id: row.id }), 'partners.amendment-kept');
};

const view = (page: Page, row: AgreementRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.agreement({ id: row.id });
  return (
    <Frame
      page={page}
      title={words.t('partners.new-amendment')}
      crumbs={[
        { label: words.t('partners.partners'), href: paths.partners() },
        { label: row.organisationName, href: paths.partner({ id: row.partnershipId }) },
        { label: row.reference, href: back },
      ]}
      narrow
    >
      <PageHead
        kind={`${row.organisationName} · ${row.reference}`}
        title={words.t('partners.new-amendment')}
        quiet={[
          periodText(words, row.fromOn, row.untilOn),
          row.amountMinor !== null && words.money({ minor: row.amountMinor, currency: row.currency }),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <p>{words.t('partners.amendment-note')}</p>
      <PageForm page={page} state={state} cancel={back}>
        <DayField
          {...field('untilOn')}
          label={words.t('partners.amendedUntilOn')}
          optional={words.t('page.optional')}
          hint={words.t('page.day-hint')}
        />
        <AmountField
          {...field('amount')}
          label={words.t('partners.amendedAmount')}
          optional={words.t('page.optional')}
          currency={{
            name: 'currency',
            label: words.t('partners.currency'),
            value: row.currency,
            options: [{ value: row.currency, label: row.currency }],
          }}
        />
        <TextArea
          {...field('reason')}
          label={words.t('partners.amendment-reason')}
          hint={words.t('partners.no-names')}
        />
      </PageForm>
    </Frame>
  );
};
