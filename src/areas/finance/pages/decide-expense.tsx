import type { Command } from '../../../command/command.ts';
import type { Actor, Permission } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { chargeToOwnFunds } from '../commands/charge-to-own-funds.ts';
import { chargeToSubsidy } from '../commands/charge-to-subsidy.ts';
import { returnExpense } from '../commands/return-expense.ts';
import { reverseExpense } from '../commands/reverse-expense.ts';
import { type ExpenseDetail, expenseHistory } from '../queries/expenses.ts';
import { mayApproveExpenses, mayDecideBearer, mayReverseExpense } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';

type Deciding<I> = {
  command: Command<I, { id: string }>;
  may: (actor: Actor) => Permission;
  /** Key of the catalogue: title and button; with `-hint` what the reason should say, with `-done` the answer. */
  key: string;
  /** Beside the reason: the article it rests on, or the day that it is booked on. */
  more?: 'article' | 'paidOn';
};

/** A word on one expense with its reason: the same silhouette for each, the command and its words differ. */
const deciding = <I,>({ command, may, key, more }: Deciding<I>) => {
  const load = async (page: Page): Promise<ExpenseDetail> => {
    const [expense] = await page.read((tx) => expenseHistory(tx, instituteOf(page), idOf(page)));
    if (!expense || expense.endedByNo !== null) throw new NotFound();
    const allowed = may(page.actor);
    if (allowed !== true) throw new NotAllowed(allowed);
    return expense;
  };

  const view = (page: Page, expense: ExpenseDetail, state: FormState) => {
    const { words } = page;
    const back = paths.expense({ id: expense.id });
    const field = fieldOf(page, state);
    return (
      <Frame
        page={page}
        title={words.say(key)}
        crumbs={[
          { label: words.t('finance.expenses'), href: paths.expenses() },
          { label: expense.reference, href: back },
        ]}
        narrow
      >
        <PageHead
          title={words.say(key)}
          quiet={`${expense.reference} · ${minorText(words, expense.minor, expense.currency)} · ${expense.description}`}
        />
        <PageForm
          page={page}
          state={state}
          cancel={back}
          version={expense.entryNo}
          buttons={[{ label: words.say(key) }]}
        >
          {more === 'paidOn' && (
            <DayField
              {...field('paidOn')}
              label={words.t('finance.booked-on')}
              hint={words.t('page.day-hint')}
            />
          )}
          <TextArea
            {...field('reason')}
            label={words.t('results.reason')}
            hint={`${words.say(`${key}-hint`)} ${words.t('finance.no-names')}`}
            rows={2}
          />
          {more === 'article' && (
            <TextField
              {...field('article')}
              label={words.t('finance.article')}
              optional={words.t('page.optional')}
            />
          )}
        </PageForm>
      </Frame>
    );
  };

  const readers = {
    reason: text,
    version: wholeNumber,
    ...(more === 'article' && { article: text }),
    ...(more === 'paidOn' && { paidOn: day }),
  };

  return {
    show: async (page: Page) => {
      const state = more === 'paidOn' ? filledForm({ paidOn: page.words.day(todayIn()) }) : freshForm();
      return html(view(page, await load(page), state));
    },
    save: async (page: Page) => {
      const expense = await load(page);
      const submitted = await submit(page, command, readers, { id: expense.id });
      if (!submitted.done) return invalid(view(page, expense, submitted.state));
      return redirect(paths.expense({ id: submitted.value.id }), `${key}-done`);
    },
  };
};

export const returning = deciding({
  command: returnExpense,
  may: mayApproveExpenses,
  key: 'finance.return-expense',
});

export const toOwnFunds = deciding({
  command: chargeToOwnFunds,
  may: mayDecideBearer,
  key: 'finance.to-own-funds',
  more: 'article',
});

export const toSubsidy = deciding({
  command: chargeToSubsidy,
  may: mayDecideBearer,
  key: 'finance.to-subsidy',
});

export const reversing = deciding({
  command: reverseExpense,
  may: mayReverseExpense,
  key: 'finance.reverse-expense',
  more: 'paidOn',
});
