import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { lendDuty } from '../../people/commands/lend-duty.ts';
import { mayLendDuty, maySeePeople } from '../../people/rules/people-permissions.ts';
import { type PersonRow, people } from '../queries/people.ts';

export const show = async (page: Page) => {
  const lenderId = page.query.get('lender') ?? page.actor.membershipId;
  return html(view(page, await choicesOf(page), filledForm({ lenderId })));
};

export const save = async (page: Page) => {
  const choices = await choicesOf(page);
  const submitted = await submit(page, lendDuty, {
    lenderId: text,
    borrowerId: text,
    from: day,
    until: day,
    reason: text,
  });
  if (!submitted.done) return invalid(view(page, choices, submitted.state));
  return redirect(paths.person({ id: submitted.value.borrower }), 'people.duty-lent');
};

const choicesOf = async ({ actor, read }: Page): Promise<PersonRow[]> => {
  const allowed = maySeePeople(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { institute } = actor;
  if (!institute) throw new NotFound();
  const active = await read((tx) => people(tx, institute.id, todayIn(), { state: 'active' }, 2_000));
  return active.filter(({ role }) => role !== 'auditor');
};

const view = (page: Page, choices: readonly PersonRow[], state: FormState) => {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const lenders = choices.filter(
    ({ membershipId }) => mayLendDuty(actor, { lenderId: membershipId }) === true,
  );
  const named = (rows: readonly PersonRow[]) =>
    rows.map((row) => ({
      value: row.membershipId,
      label: [row.name, words.say(`role.${row.role}`), row.partner].filter(Boolean).join(', '),
    }));
  return (
    <Frame
      page={page}
      title={words.t('people.lend-duty')}
      crumbs={[{ label: words.t('page.nav-people'), href: paths.people() }]}
      narrow
    >
      <PageHead title={words.t('people.lend-duty')} />
      <p>{words.t('people.lend-what')}</p>
      <PageForm page={page} state={state} cancel={paths.people()}>
        <SelectField
          {...field('lenderId')}
          label={words.t('people.lender')}
          placeholder={words.t('page.choose')}
          options={named(lenders)}
        />
        <SelectField
          {...field('borrowerId')}
          label={words.t('people.borrower')}
          placeholder={words.t('page.choose')}
          options={named(choices)}
        />
        <DayField {...field('from')} label={words.t('people.first-day')} hint={words.t('page.day-hint')} />
        <DayField {...field('until')} label={words.t('people.last-day')} hint={words.t('page.day-hint')} />
        <TextField {...field('reason')} label={words.t('people.reason')} hint={words.t('records.no-names')} />
      </PageForm>
    </Frame>
  );
};
