import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { type Fields, type Reader, readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { FileField } from '../../../ui/file-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { largestDocument } from '../../records/rules/document-input.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type ExpenseDetail, expenseHistory } from '../queries/expenses.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';
import { Vouchers } from './voucher-list.tsx';

type Loaded = { expense: ExpenseDetail; vouchers: readonly DocumentRow[] };

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const id = idOf(page);
  return page.read(async (tx) => {
    const [expense] = await expenseHistory(tx, institute, id);
    if (!expense || expense.endedByNo !== null) throw new NotFound();
    const allowed = mayRecordExpense(page.actor, expense);
    if (allowed !== true) throw new NotAllowed(allowed);
    return { expense, vouchers: await documentsOf(tx, institute, { kind: 'expense', id }) };
  });
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

const kept =
  (expense: ExpenseDetail): Reader<object> =>
  (typed, _, language) => {
    const place = text(typed, 'place', language);
    const keeper = text(typed, 'keeper', language);
    const headCount = wholeNumber(typed, 'headCount', language);
    if ('problem' in headCount) return headCount;
    const sum = { minor: expense.minor, currency: expense.currency };
    const said = (read: typeof place) => ('value' in read ? read.value : undefined);
    return { value: { place: said(place), keeper: said(keeper), headCount: headCount.value, sum } };
  };

/** The text of the expense is saved by now; each photo comes after, one by one, and a failed one loses nothing. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const { expense } = loaded;
  const isOrdinary = expense.voucherClass === 'ordinary';
  const sent = isOrdinary ? await sentDocument(page, 'file') : undefined;
  if (sent && !sent.ok) {
    const { typed, commandId } = readForm(page.form, {}, page.words.language);
    const state = {
      ...freshForm(),
      commandId: commandId || newId(),
      typed,
      errors: { file: [sent.problem] },
    };
    return invalid(view(page, loaded, state));
  }
  const readers: Fields = isOrdinary ? { title: text } : { kept: kept(expense) };
  const title = page.form.texts.title?.[0]?.trim() || sent?.file?.name || expense.reference;
  const submitted = await submit(page, attachDocument, readers, {
    subject: { kind: 'expense', id: expense.id },
    partnershipId: expense.partnershipId ?? undefined,
    class: expense.voucherClass,
    title,
    ...(sent?.file ? { file: sent.file } : {}),
  });
  if (!submitted.done) return invalid(view(page, loaded, placed(submitted.state)));
  return redirect(paths.expense({ id: expense.id }), 'finance.voucher-added');
};

/** `kept.place` is the field `place` of the form. */
const placed = (state: FormState): FormState => ({
  ...state,
  errors: Object.fromEntries(
    Object.entries(state.errors).map(([name, problems]) => [
      name === 'kept' ? 'headCount' : name.replace(/^kept\./, ''),
      problems,
    ]),
  ),
});

const view = (page: Page, { expense, vouchers }: Loaded, state: FormState) => {
  const { words } = page;
  const back = paths.expense({ id: expense.id });
  const isOrdinary = expense.voucherClass === 'ordinary';
  return (
    <Frame
      page={page}
      title={words.t('finance.add-voucher')}
      crumbs={[
        { label: words.t('finance.expenses'), href: paths.expenses() },
        { label: expense.reference, href: back },
      ]}
      narrow
    >
      <PageHead
        title={words.t('finance.add-voucher')}
        quiet={`${expense.reference} · ${minorText(words, expense.minor, expense.currency)} · ${expense.description}`}
      />
      {vouchers.length > 0 && <Vouchers page={page} expense={expense} vouchers={vouchers} />}
      {!isOrdinary && <Notice kind="warning">{words.t('finance.list-stays')}</Notice>}
      <PageForm page={page} state={state} cancel={back} multipart={isOrdinary}>
        {isOrdinary ? <FileFields page={page} state={state} /> : <KeptFields page={page} state={state} />}
      </PageForm>
    </Frame>
  );
};

type FieldsProps = { page: Page; state: FormState };

function FileFields({ page, state }: FieldsProps) {
  const { words } = page;
  const { value: _, ...file } = fieldOf(page, state)('file');
  return (
    <>
      <FileField
        {...file}
        label={words.t('finance.voucher-file')}
        hint={words.t('finance.voucher-file-hint')}
        accept="image/*,application/pdf"
        limit={{ bytes: largestDocument, sentence: words.t('finance.voucher-too-large') }}
      />
      <TextField
        {...fieldOf(page, state)('title')}
        label={words.t('finance.voucher-title')}
        optional={words.t('page.optional')}
      />
    </>
  );
}

function KeptFields({ page, state }: FieldsProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextField
        {...field('place')}
        label={words.t('finance.kept-place')}
        hint={words.t('finance.kept-place-hint')}
      />
      <TextField
        {...field('keeper')}
        label={words.t('finance.keeper')}
        hint={words.t('finance.keeper-hint')}
      />
      <TextField
        {...field('headCount')}
        label={words.t('finance.heads')}
        inputmode="numeric"
        width={4}
        optional={words.t('page.optional')}
      />
    </>
  );
}
