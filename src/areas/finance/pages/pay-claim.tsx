import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { payClaim } from '../commands/pay-claim.ts';
import { type MoneyReceived, unclaimedReceipts } from '../queries/instalments.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import { type ClaimAtHand, claimAtHand, instalmentCrumbs, instalmentTitle } from './claim-words.ts';
import { minorText } from './money-words.ts';

type Loaded = ClaimAtHand & { offered: readonly MoneyReceived[] };

const load = async (page: Page): Promise<Loaded> => {
  const hand = await claimAtHand(page, mayRecordTransactions(page.actor));
  const offered = await page.read((tx) => unclaimedReceipts(tx, instituteOf(page), hand.found));
  return { ...hand, offered };
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const submitted = await submit(page, payClaim, { transactionId: text }, { claimId: loaded.found.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.instalment({ id: loaded.of.id }), 'finance.claim-paid');
};

const view = (page: Page, { found, of, offered }: Loaded, state: FormState) => {
  const { words } = page;
  return (
    <Frame page={page} title={words.t('finance.pay-claim')} crumbs={instalmentCrumbs(words, of)} narrow>
      <PageHead
        kind={`${instalmentTitle(words, of)} · ${minorText(words, found.minor, found.currency)}`}
        title={words.t('finance.pay-claim')}
        quiet={words.t('finance.pay-claim-what')}
      />
      <PageForm page={page} state={state} cancel={paths.instalment({ id: of.id })}>
        <SelectField
          {...fieldOf(page, state)('transactionId')}
          label={words.t('finance.money-received')}
          placeholder={words.t('page.choose')}
          options={offered.map(({ id, on, reference, minor, currency }) => ({
            value: id,
            label: [words.day(on), reference, minorText(words, minor, currency)].filter(Boolean).join(' · '),
          }))}
        />
      </PageForm>
    </Frame>
  );
};
