import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { typedAmount } from '../../finance/pages/money-words.ts';
import { revenueYears } from '../../finance/queries/revenues.ts';
import type { RevenueYear } from '../../finance/rules/revenue-rules.ts';
import { type AuditorChoice, auditorChoices } from '../../people/queries/auditors.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { freezeAccount } from '../commands/freeze-account.ts';
import { mayFreezeAccount } from '../rules/account-permissions.ts';
import { accountYear } from './justification.tsx';

type Loaded = {
  programme: ProgrammeRow;
  auditors: readonly AuditorChoice[];
  /** Additional revenue by year, as recorded. */
  revenues: readonly RevenueYear[];
};

const load = async (page: Page): Promise<Loaded> => {
  const allowed = mayFreezeAccount(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    return {
      programme,
      auditors: await auditorChoices(tx, institute, todayIn()),
      revenues: await revenueYears(tx, institute, { programmeId: programme.id }),
    };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const year = Number(accountYear(page, loaded.programme).value);
  const recorded = loaded.revenues.find((each) => each.year === year)?.additional ?? 0;
  const additionalRevenue = recorded ? typedAmount(page.words, recorded, loaded.programme.currency) : '';
  return html(view(page, loaded, filledForm({ year: String(year), additionalRevenue })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const money = amount('currency');
  const submitted = await submit(
    page,
    freezeAccount,
    {
      year: wholeNumber,
      auditorId: text,
      structureActual: money,
      ownContribution: money,
      additionalRevenue: money,
    },
    { programmeId: loaded.programme.id },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.frozenAccount({ id: submitted.value.id }), 'control.account-frozen');
};

const view = (page: Page, { programme, auditors }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const { id, currency } = programme;
  const back = withQuery(paths.justification({ id }), { year: field('year').value });
  return (
    <Frame
      page={page}
      title={words.t('control.freeze-account')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.justification'), href: back },
      ]}
      narrow
    >
      <PageHead title={words.t('control.freeze-account')} quiet={programme.reference} />
      <p>{words.t('control.freeze-what')}</p>
      <PageForm
        page={page}
        state={state}
        cancel={back}
        hidden={{ currency }}
        buttons={[{ label: words.t('control.freeze-account') }]}
      >
        <TextField {...field('year')} label={words.t('finance.year')} width={4} inputmode="numeric" />
        <SelectField
          {...field('auditorId')}
          label={words.t('control.statutory-auditor')}
          hint={words.t('control.statutory-auditor-hint')}
          placeholder={words.t('page.choose')}
          options={auditors.map(({ id: value, name }) => ({ value, label: name }))}
        />
        <AmountField
          {...field('structureActual')}
          label={words.t('control.structureActual')}
          hint={words.t('control.structureActual-hint')}
          currency={currency}
        />
        <AmountField
          {...field('ownContribution')}
          label={words.t('control.ownContribution')}
          hint={words.t('control.ownContribution-hint')}
          currency={currency}
        />
        <AmountField
          {...field('additionalRevenue')}
          label={words.t('control.additionalRevenue')}
          hint={words.t('control.additionalRevenue-hint')}
          currency={currency}
          optional={words.t('page.optional')}
        />
      </PageForm>
    </Frame>
  );
};
