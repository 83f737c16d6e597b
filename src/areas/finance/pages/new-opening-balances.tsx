import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Fields } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { typedRows } from '../../programmes/pages/typed-rows.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { setOpeningBalances } from '../commands/set-opening-balances.ts';
import { type CertifiedReport, certifiedReports } from '../queries/certified-reports.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';
import { type BalanceChoices, BalanceRows } from './opening-balance-rows.tsx';

type Loaded = { programme: ProgrammeRow; reports: readonly CertifiedReport[]; choices: BalanceChoices };

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const allowed = mayKeepOpeningBalances(page.actor);
    if (allowed !== true) throw new NotAllowed(allowed);
    const reports = await certifiedReports(tx, institute, programme.id);
    const choices = {
      outcomes: await outcomesOf(tx, institute, programme.id),
      partners: await partnerChoices(tx, institute),
      years: [...new Set(reports.flatMap(({ years }) => years))].sort(),
      currency: programme.currency,
    };
    return { programme, reports, choices };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, filledForm({ reportId: loaded.reports[0]?.id })));
};

/** Every line is of the one report that is chosen above them. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const { programme } = loaded;
  const { form, rows } = typedRows(page.form, 'balances');
  const texts = { ...form.texts, currency: [programme.currency] };
  const reportId = form.texts.reportId?.[0] ?? '';
  const balances: Fields[string] = (typed, _name, language) => ({
    value: rows.map((row, at) => {
      const read = amount('currency')(typed, `balances.${at}.amount`, language);
      return { ...cellOf(row), reportId, amount: 'value' in read ? read.value : undefined };
    }),
  });
  const amounts = Object.fromEntries(
    rows.map((_, at) => [`balances.${at}.amount`, amount('currency')] as const),
  );
  const readers = { ...amounts, reason: text, balances };
  const sent: Page = { ...page, form: { ...form, texts } };
  const submitted = await submit(sent, setOpeningBalances, readers, { programmeId: programme.id });
  if (!submitted.done) return invalid(view(page, loaded, placed(submitted.state)));
  return redirect(paths.openingBalances({ id: programme.id }), 'finance.balances-set');
};

const cellOf = (row: Readonly<Record<string, string>>) => {
  const { place, line, heading, item = '', partnershipId, year } = row;
  const block = place === 'management' || place === 'structure' ? place : 'operational';
  return {
    block,
    ...(block === 'operational' ? { outcomeId: place || undefined, line: line || undefined } : {}),
    heading: (block !== 'structure' && heading) || undefined,
    item,
    partnershipId: partnershipId || undefined,
    year: year ? Number(year) : undefined,
  };
};

/** The report is one field above the lines, and an outcome one choice with the blocks. */
const placed = (state: FormState): FormState => ({
  ...state,
  errors: Object.fromEntries(
    Object.entries(state.errors).map(([name, problems]) => [
      name
        .replace(/^balances\.\d+\.reportId$/, 'reportId')
        .replace(/\.outcomeId$/, '.place')
        .replace(/\.amount\..*/, '.amount')
        .replace(/^balances$/, 'balances.0.amount'),
      problems,
    ]),
  ),
});

const view = (page: Page, { programme, reports, choices }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const back = paths.openingBalances({ id: programme.id });
  const title = words.t('finance.new-balances');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.opening-balances'), href: back },
      ]}
    >
      <PageHead title={title} kind={programme.reference} quiet={words.t('finance.opening-what')} />
      <PageForm page={page} state={state} hasRows cancel={back}>
        <SelectField
          {...field('reportId')}
          label={words.t('finance.certified-report')}
          options={reports.map(({ id, title: name, years }) => ({
            value: id,
            label: `${name} (${years.join(', ')})`,
          }))}
        />
        <BalanceRows page={page} state={state} choices={choices} />
        <TextField
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('finance.amount-reason-hint')}
          optional={words.t('page.optional')}
        />
      </PageForm>
    </Frame>
  );
};
