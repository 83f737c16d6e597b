import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { readForm, typedText } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { FileField } from '../../../ui/file-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { recordCashBook } from '../commands/record-cash-book.ts';
import { type ExpenseChoices, expenseChoices } from '../queries/expense-choices.ts';
import { type CashBookLine, mostCashBookLines, readCashBook } from '../rules/cash-book-text.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { BookOnBehalf, BookPlaceFields, BookRateFields, bookReaders } from './book-fields.tsx';
import { CashBookPreview } from './cash-book-preview.tsx';
import { placedRows, withRowErrors } from './cash-book-rows.ts';
import { pastedText } from './pasted-text.ts';
import { withoutStaleRate } from './stale-rate.ts';

const load = async (page: Page): Promise<ExpenseChoices> => {
  const institute = instituteOf(page);
  const [own] = page.actor.partnerships;
  const allowed = mayRecordExpense(page.actor, { partnershipId: own });
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read((tx) => expenseChoices(tx, institute, own));
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

/** First a look at what was read, line by line; then all of it or nothing. */
export const save = async (sent: Page) => {
  const choices = await load(sent);
  const page = withoutStaleRate(sent, choices);
  const book = await pastedText(page.form, 'book', 'file');
  const read = readForm(page.form, bookReaders, page.words.language);
  const commandId = read.commandId || newId();
  const state = (more: Partial<FormState>): FormState => ({
    ...freshForm(),
    commandId,
    typed: { ...read.typed, book: [book.text] },
    ...more,
  });
  if (book.problem) return invalid(view(page, choices, state({ errors: { book: [book.problem] } })));
  if (!read.ok) return invalid(view(page, choices, state({ errors: read.errors })));
  const currency = read.input.currency ?? '';
  if (!/^[A-Z]{3}$/.test(currency))
    return invalid(view(page, choices, state({ errors: { currency: [{ key: 'problem.missing' }] } })));
  const lines = readCashBook(book.text, page.words.language, currency);
  if (lines.length === 0)
    return invalid(view(page, choices, state({ errors: { book: [{ key: 'problem.missing' }] } })));
  if (lines.length > mostCashBookLines)
    return invalid(
      view(
        page,
        choices,
        state({ errors: { book: [{ key: 'finance.too-many-lines', args: { most: mostCashBookLines } }] } }),
      ),
    );
  const { outcomeId, ...header } = read.input;
  const { rows, lines: placed } = placedRows(page, lines, { choices, outcomeId });
  const isWrong = placed.some(({ problems }) => problems.length > 0);
  if (isWrong || page.form.texts.do?.[0] !== 'record') {
    const shown = view(page, choices, state({}), { lines: placed, currency });
    return isWrong ? invalid(shown) : html(shown);
  }
  const partnershipId = page.actor.partnerships[0] ?? header.partnershipId;
  const performed = await page.perform(recordCashBook, commandId, {
    ...header,
    partnershipId,
    currency,
    rows,
  });
  if (performed.done) return redirect(paths.expenses(), 'finance.cash-book-recorded');
  const { errors, lines: refused } = withRowErrors(placed, performed.fields ?? {});
  const refusal = state({ errors, problem: performed.problem });
  return invalid(view(page, choices, refusal, { lines: refused, currency }));
};

type Preview = { lines: readonly CashBookLine[]; currency: string };

const view = (page: Page, choices: ExpenseChoices, state: FormState, preview?: Preview) => {
  const { words } = page;
  const isClean = preview?.lines.every(({ problems }) => problems.length === 0) && !state.problem;
  return (
    <Frame
      page={page}
      title={words.t('finance.cash-book')}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <PageHead title={words.t('finance.cash-book')} quiet={words.t('finance.cash-book-what')} />
      {preview && <CashBookPreview page={page} {...preview} />}
      <PageForm
        page={page}
        state={state}
        cancel={paths.expenses()}
        multipart
        buttons={
          isClean
            ? [
                {
                  label: words.t('finance.record-lines', { count: preview?.lines.length ?? 0 }),
                  name: 'do',
                  value: 'record',
                },
                { label: words.t('finance.look-again'), name: 'do', value: 'preview' },
              ]
            : [{ label: words.t('finance.look-at-lines'), name: 'do', value: 'preview' }]
        }
      >
        <CashBookFields page={page} state={state} choices={choices} />
      </PageForm>
    </Frame>
  );
};

function CashBookFields({ page, state, choices }: { page: Page; state: FormState; choices: ExpenseChoices }) {
  const { words } = page;
  return (
    <>
      <BookPlaceFields
        page={page}
        state={state}
        choices={choices}
        hint={words.t('finance.outcome-of-lines')}
      />
      <BookRateFields page={page} state={state} choices={choices} />
      <TextArea
        {...fieldOf(page, state)('book')}
        value={typedText(state.typed, 'book')}
        label={words.t('finance.lines')}
        hint={words.t('finance.lines-hint')}
        optional=""
        rows={10}
      />
      <FileField
        name="file"
        label={words.t('finance.lines-file')}
        hint={words.t('finance.lines-file-hint')}
        optional={words.t('page.optional')}
        accept=".csv,.txt,.tsv,text/csv,text/plain"
      />
      <BookOnBehalf page={page} state={state} />
    </>
  );
}
