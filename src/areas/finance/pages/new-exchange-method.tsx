import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { instituteOf, queriedId } from '../../results/pages/address.ts';
import { declareExchangeMethod } from '../commands/declare-exchange-method.ts';
import { type AgreementChoice, agreementChoices } from '../queries/declared-methods.ts';
import { exchangeMethods } from '../rules/exchange-methods.ts';
import { mayLoadRates } from '../rules/finance-permissions.ts';

const load = async (page: Page): Promise<AgreementChoice[]> => {
  const institute = instituteOf(page);
  const allowed = mayLoadRates(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read((tx) => agreementChoices(tx, institute));
};

export const show = async (page: Page) =>
  html(view(page, await load(page), filledForm({ agreementId: queriedId(page, 'agreement') })));

export const save = async (page: Page) => {
  const choices = await load(page);
  const readers = { agreementId: text, method: text, fromOn: day, reason: text };
  const submitted = await submit(page, declareExchangeMethod, readers);
  if (!submitted.done) return invalid(view(page, choices, submitted.state));
  return redirect(paths.exchangeMethods(), 'finance.method-declared');
};

const view = (page: Page, choices: readonly AgreementChoice[], state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={words.t('finance.declare-method')}
      crumbs={[{ label: words.t('finance.exchange-methods'), href: paths.exchangeMethods() }]}
      narrow
    >
      <PageHead title={words.t('finance.declare-method')} />
      <PageForm page={page} state={state} cancel={paths.exchangeMethods()}>
        <SelectField
          {...field('agreementId')}
          label={words.t('finance.agreement')}
          optional={words.t('page.optional')}
          placeholder={words.t('finance.method-of-all')}
          options={choices.map(({ id, label }) => ({ value: id, label }))}
        />
        <RadioField
          {...field('method')}
          label={words.t('finance.method')}
          options={exchangeMethods.map((value) => ({ value, label: words.t(`finance.method-${value}`) }))}
        />
        <DayField
          {...field('fromOn')}
          label={words.t('finance.method-from')}
          hint={words.t('page.day-hint')}
        />
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.reason-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
