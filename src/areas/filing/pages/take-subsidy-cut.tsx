import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, checkbox, day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import {
  type ClaimAtHand,
  claimAtHand,
  instalmentCrumbs,
  instalmentTitle,
} from '../../finance/pages/claim-words.ts';
import { inCurrency } from '../../finance/pages/instalment-fields.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import type { JudgedInstalment } from '../../finance/queries/claim-checks.ts';
import { mayCutSubsidy } from '../../finance/rules/claim-permissions.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { takeSubsidyCut } from '../commands/take-subsidy-cut.ts';
import { instalmentJudged } from '../queries/judged-claims.ts';
import { ClaimGates } from './claim-gates.tsx';

type Loaded = ClaimAtHand & { judged: JudgedInstalment };

const load = async (page: Page): Promise<Loaded> => {
  const hand = await claimAtHand(page, mayCutSubsidy(page.actor));
  const judged = await page.read((tx) => instalmentJudged(tx, instituteOf(page), hand.of.id));
  if (!judged) throw new NotFound();
  return { ...hand, judged };
};

export const show = async (page: Page) =>
  html(view(page, await load(page), filledForm({ on: page.words.day(todayIn()) })));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { found, of } = loaded;
  const readers = { amount: amount('currency'), on: day, reason: text, isConfirmed: checkbox };
  const submitted = await submit(inCurrency(page, of.currency), takeSubsidyCut, readers, {
    claimId: found.id,
  });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.instalment({ id: of.id }), 'finance.cut-taken');
};

const view = (page: Page, { found, of, judged }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={words.t('finance.take-cut')} crumbs={instalmentCrumbs(words, of)}>
      <PageHead
        kind={`${instalmentTitle(words, of)} · ${minorText(words, found.minor, found.currency)}`}
        title={words.t('finance.take-cut')}
      />
      <Notice kind="warning">{words.t('finance.cut-is-for-good')}</Notice>
      <ClaimGates page={page} judged={judged} />
      <PageForm
        page={page}
        state={state}
        buttons={[{ label: words.t('finance.take-cut'), kind: 'danger' }]}
        cancel={paths.instalment({ id: of.id })}
      >
        <AmountField
          {...field('amount')}
          label={words.t('finance.cut-amount')}
          hint={words.t('finance.cut-amount-hint')}
          currency={of.currency}
        />
        <DayField {...field('on')} label={words.t('finance.on')} hint={words.t('page.day-hint')} />
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.no-names')}
          rows={2}
        />
        <CheckboxField {...field('isConfirmed')} label={words.t('finance.cut-confirmed')} />
      </PageForm>
    </Frame>
  );
};
