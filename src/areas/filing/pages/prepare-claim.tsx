import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { instalmentCrumbs, instalmentTitle } from '../../finance/pages/claim-words.ts';
import { inCurrency } from '../../finance/pages/instalment-fields.tsx';
import { typedAmount } from '../../finance/pages/money-words.ts';
import type { JudgedInstalment } from '../../finance/queries/claim-checks.ts';
import { claimWays } from '../../finance/rules/claim-input.ts';
import { mayKeepInstalments } from '../../finance/rules/claim-permissions.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { prepareClaim } from '../commands/prepare-claim.ts';
import { instalmentJudged } from '../queries/judged-claims.ts';
import { ClaimGates } from './claim-gates.tsx';

const load = async (page: Page): Promise<JudgedInstalment> => {
  const institute = instituteOf(page);
  const allowed = mayKeepInstalments(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const judged = await page.read((tx) => instalmentJudged(tx, institute, idOf(page)));
  if (!judged) throw new NotFound();
  return judged;
};

export const show = async (page: Page) => {
  const judged = await load(page);
  const { minor, cutMinor, currency } = judged.instalment;
  const typed = {
    on: page.words.day(todayIn()),
    amount: typedAmount(page.words, minor - cutMinor, currency),
  };
  return html(view(page, judged, filledForm(typed)));
};

export const save = async (page: Page) => {
  const judged = await load(page);
  const { id, currency } = judged.instalment;
  const readers = { way: text, on: day, amount: amount('currency'), note: text };
  const submitted = await submit(inCurrency(page, currency), prepareClaim, readers, { instalmentId: id });
  if (!submitted.done) return invalid(view(page, judged, submitted.state));
  return redirect(paths.instalment({ id }), 'finance.claim-prepared');
};

const view = (page: Page, judged: JudgedInstalment, state: FormState) => {
  const { words } = page;
  const { instalment } = judged;
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={words.t('finance.prepare-claim')} crumbs={instalmentCrumbs(words, instalment)}>
      <PageHead kind={instalmentTitle(words, instalment)} title={words.t('finance.prepare-claim')} />
      <ClaimGates page={page} judged={judged} />
      <PageForm page={page} state={state} cancel={paths.instalment({ id: instalment.id })}>
        <RadioField
          {...field('way')}
          label={words.t('finance.claim-way')}
          options={claimWays.map((value) => ({
            value,
            label: words.t(`finance.way-${value}`),
            hint: words.t(`finance.way-${value}-what`),
          }))}
        />
        <DayField {...field('on')} label={words.t('finance.on')} hint={words.t('page.day-hint')} />
        <AmountField
          {...field('amount')}
          label={words.t('finance.amount')}
          hint={words.t('finance.claim-amount-hint')}
          currency={instalment.currency}
        />
        <TextArea
          {...field('note')}
          label={words.t('finance.shift-note')}
          hint={words.t('finance.no-names')}
          optional={words.t('page.optional')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
