import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteOf, queriedId } from '../../results/pages/address.ts';
import { recordCashBook } from '../commands/record-cash-book.ts';
import { type ExpenseChoices, expenseChoices } from '../queries/expense-choices.ts';
import { standingTwins } from '../queries/expense-twins.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { twinsWithin } from '../rules/line-twins.ts';
import { BookOnBehalf, BookPlaceFields, BookRateFields } from './book-fields.tsx';
import { LineFields, SharedByLines } from './expense-line-fields.tsx';
import { linesOffered, mostLines, readLines, type TypedBook, withCellErrors } from './expense-line-form.ts';
import { withoutStaleRate } from './stale-rate.ts';

const load = async (page: Page): Promise<ExpenseChoices> => {
  const institute = instituteOf(page);
  const [own] = page.actor.partnerships;
  const allowed = mayRecordExpense(page.actor, { partnershipId: own });
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read((tx) => expenseChoices(tx, institute, own ?? queriedId(page, 'partner')));
};

export const show = async (page: Page) => {
  const state = filledForm({
    partnershipId: queriedId(page, 'partner'),
    outcomeId: queriedId(page, 'outcome'),
    heading: 'running',
  });
  return html(view(page, { choices: await load(page), state, offered: linesOffered(page.form, 0) }));
};

/** All lines or none; what looks like something entered before is marked first, and saved when it is meant so. */
export const save = async (sent: Page) => {
  const choices = await load(sent);
  const page = withoutStaleRate(sent, choices);
  const read = readLines(page);
  const shown = (more: Partial<FormState> = {}, twins?: readonly string[]) =>
    view(page, { choices, state: { ...read.state, ...more }, offered: read.offered, twins });
  if (page.form.texts.do?.[0] === 'more') return html(shown());
  if (!read.ok) return invalid(shown({ errors: read.errors }));
  if (read.book.rows.length === 0) return invalid(shown({ problem: { key: 'finance.no-lines' } }));
  if (page.form.texts.do?.[0] !== 'anyway') {
    const twins = await twinsOf(page, read.book);
    if (twins.some((each) => each !== '')) return invalid(shown({}, twins));
  }
  const performed = await page.perform(recordCashBook, read.state.commandId, read.book);
  if (performed.done)
    return redirect(paths.enteredExpenses({ no: String(performed.entryNo) }), 'finance.lines-recorded');
  return invalid(shown({ errors: withCellErrors(performed.fields ?? {}), problem: performed.problem }));
};

/** For each line what it looks like, in words: earlier lines of the form, and expenses that stand; '' where nothing. */
const twinsOf = async (page: Page, { partnershipId, currency, rows }: TypedBook): Promise<string[]> => {
  const lines = rows.map(({ paidOn, amountMinor, voucherNumber }) => ({
    paidOn,
    minor: amountMinor,
    voucherNumber,
  }));
  const whole = lines.map(({ paidOn = '0001-01-01', minor = 0, voucherNumber }) => ({
    paidOn,
    minor,
    voucherNumber,
  }));
  const of = { partnershipId: partnershipId ?? null, currency: currency ?? '' };
  const standing = await page.read((tx) => standingTwins(tx, instituteOf(page), of, whole));
  return twinsWithin(lines).map((earlier, at) => {
    const names = [
      ...earlier.map((no) => page.words.t('finance.line-number', { number: no + 1 })),
      ...(standing[at] ?? []),
    ];
    return names.length > 0 ? page.words.t('finance.line-twins', { names: names.join(', ') }) : '';
  });
};

type Shown = {
  choices: ExpenseChoices;
  state: FormState;
  offered: number;
  twins?: readonly string[] | undefined;
};

const view = (page: Page, { choices, state, offered, twins }: Shown) => {
  const { words } = page;
  const title = words.t('finance.expense-lines');
  const count = twins?.filter((each) => each !== '').length ?? 0;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <PageHead title={title} quiet={words.t('finance.expense-lines-what', { most: mostLines })} />
      {count > 0 && <Notice kind="warning">{words.t('finance.lines-look-alike', { count })}</Notice>}
      <PageForm
        page={page}
        state={state}
        cancel={paths.expenses()}
        wide
        hidden={{ offered: String(offered) }}
        buttons={[
          count > 0
            ? { label: words.t('finance.save-all-the-same'), name: 'do', value: 'anyway' }
            : { label: words.t('finance.save-lines'), name: 'do', value: 'save' },
          { label: words.t('finance.more-lines'), name: 'do', value: 'more' },
        ]}
      >
        <BookPlaceFields page={page} state={state} choices={choices} />
        <SharedByLines page={page} state={state} />
        <BookRateFields page={page} state={state} choices={choices} />
        <BookOnBehalf page={page} state={state} />
        {Array.from({ length: offered }, (_, at) => (
          <LineFields page={page} state={state} at={at} twins={twins?.[at]} />
        ))}
      </PageForm>
    </Frame>
  );
};
