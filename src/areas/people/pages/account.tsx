import { newId } from '../../../kernel/id.ts';
import { isLanguage, languages } from '../../../kernel/language.ts';
import { readForm } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { secret } from '../../../page/readers.ts';
import { type FormState, filledForm, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PostButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { changeOwnName } from '../commands/change-own-name.ts';
import { changePassword } from '../commands/change-password.ts';
import { takesReminders } from '../queries/takes-reminders.ts';
import { nameProblem } from '../rules/name.ts';

export const show = async (page: Page) => html(view(page, await isReminded(page), {}));

const isReminded = (page: Page): Promise<boolean> =>
  page.atTheDoor(({ db }) => db.read({ role: 'doorkeeper' }, (tx) => takesReminders(tx, page.actor.userId)));

export const save = async (page: Page) => {
  const { texts } = page.form;
  const name = texts.name?.[0]?.trim() ?? '';
  const language = texts.language?.[0];
  const reminded = texts.reminded?.[0] === 'on';
  const problem = nameProblem(name);
  if (problem || !isLanguage(language)) {
    const errors = problem ? { name: [problem] } : { language: [{ key: 'problem.not-in-list' }] };
    return invalid(view(page, reminded, { person: { ...freshForm(), typed: texts, errors } }));
  }
  await page.atTheDoor(({ db }) => changeOwnName(db, page.actor.userId, { name, language, reminded }));
  return redirect(paths.account(), 'people.account-saved');
};

/** The second form of the page, with an address of its own. */
export const savePassword = async (page: Page) => {
  const read = readForm(page.form, { old: secret, wanted: secret }, page.words.language);
  const { old = '', wanted = '' } = read.ok ? read.input : {};
  const errors = await page.atTheDoor((door) => changePassword(door, page.actor.userId, { old, wanted }));
  if (errors) return invalid(view(page, await isReminded(page), { password: { ...freshForm(), errors } }));
  return redirect(paths.account(), 'people.password-changed');
};

/** The form that was refused; the other one stands as it was. */
type Refused = { person?: FormState; password?: FormState };

const view = (page: Page, reminded: boolean, refused: Refused) => {
  const { words } = page;
  return (
    <Frame page={page} title={words.t('page.account')} narrow>
      <PageHead title={words.t('page.account')} quiet={page.actor.name} />
      <Card title={words.t('people.who-i-am')}>
        <PersonForm page={page} reminded={reminded} state={refused.person} />
      </Card>
      <Card title={words.t('people.my-roles')}>
        <MyRoles page={page} />
      </Card>
      <Card title={words.t('people.change-password')}>
        <PasswordForm page={page} state={refused.password ?? freshForm()} />
      </Card>
      <Card title={words.t('people.sign-out-everywhere')}>
        <p>{words.t('people.sign-out-everywhere-what')}</p>
        <PostButton kind="danger" action={paths.signOutEverywhere()} commandId={newId()}>
          {words.t('people.sign-out-everywhere')}
        </PostButton>
      </Card>
    </Frame>
  );
};

type PersonFormProps = { page: Page; reminded: boolean; state: FormState | undefined };

function PersonForm({ page, reminded, state }: PersonFormProps) {
  const { actor, words } = page;
  const form = state ?? filledForm({ name: actor.name, language: actor.language });
  const field = fieldOf(page, form);
  return (
    <PageForm page={page} state={form} action={paths.account()}>
      <TextField {...field('name')} label={words.t('people.name')} autocomplete="name" />
      <RadioField
        {...field('language')}
        label={words.t('page.language')}
        options={languages.map((value) => ({ value, label: words.say(`page.language-${value}`) }))}
      />
      <CheckboxField
        {...field('reminded')}
        label={words.t('people.reminded-by-mail')}
        hint={words.t('people.reminded-by-mail-hint')}
        checked={reminded}
      />
    </PageForm>
  );
}

function MyRoles({ page }: { page: Page }) {
  const { actor, words, frame } = page;
  const lent = actor.duties.filter((duty) => duty !== actor.role);
  return (
    <ul>
      <li>
        {frame.own} ({words.t('people.acting-now')})
        {lent.map((duty) => ` + ${words.t('people.lent-to-me', { role: words.say(`role.${duty}`) })}`)}
      </li>
      {frame.others.map(({ id, label }) => (
        <li>
          {label}{' '}
          <PostButton
            kind="second"
            action={paths.chooseMembership()}
            commandId={newId()}
            fields={{ membership: id }}
            label={words.t('people.act-as', { role: label })}
          >
            {words.t('people.act-so')}
          </PostButton>
        </li>
      ))}
    </ul>
  );
}

function PasswordForm({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.changePassword()}
      buttons={[{ label: words.t('people.change-password') }]}
    >
      <TextField
        {...field('old')}
        label={words.t('people.old-password')}
        type="password"
        autocomplete="current-password"
      />
      <TextField
        {...field('wanted')}
        label={words.t('people.new-password')}
        hint={words.t('people.new-password-hint')}
        type="password"
        autocomplete="new-password"
      />
    </PageForm>
  );
}
