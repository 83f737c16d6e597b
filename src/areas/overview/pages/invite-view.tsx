import type { Role } from '../../../kernel/actor.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { languages } from '../../../kernel/language.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { itemText } from '../../finance/pages/money-words.ts';
import type { ControlChoice } from '../queries/control-choices.ts';

export type InviteChoices = {
  roles: readonly Role[];
  partners: readonly { id: string; name: string; acronym: string | null }[];
  outcomes: readonly ControlChoice[];
  items: readonly string[];
};

export const inviteView = (page: Page, choices: InviteChoices, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame
      page={page}
      title={words.t('people.invite')}
      crumbs={[{ label: words.t('page.nav-people'), href: paths.people() }]}
      narrow
    >
      <PageHead title={words.t('people.invite')} />
      <PageForm
        page={page}
        state={state}
        cancel={paths.people()}
        buttons={[{ label: words.t('people.invite') }]}
      >
        <TextField {...field('name')} label={words.t('people.name')} />
        <TextField {...field('email')} label={words.t('people.email')} type="email" inputmode="email" />
        <RadioField
          {...field('language')}
          label={words.t('people.their-language')}
          options={languages.map((value) => ({ value, label: words.say(`page.language-${value}`) }))}
        />
        <SelectField
          {...field('role')}
          label={words.t('people.role')}
          placeholder={words.t('page.choose')}
          options={choices.roles.map((value) => ({ value, label: words.say(`role.${value}`) }))}
        />
        <SelectField
          {...field('partnershipId')}
          label={words.t('people.partner')}
          hint={words.t('people.partner-hint')}
          optional={optional}
          placeholder={words.t('page.choose')}
          options={choices.partners.map(({ id, name, acronym }) => ({
            value: id,
            label: acronym ? `${name} (${acronym})` : name,
          }))}
        />
        <DayField
          {...field('from')}
          label={words.t('people.from')}
          hint={words.t('people.from-hint')}
          optional={optional}
        />
        <DayField
          {...field('until')}
          label={words.t('people.until')}
          hint={words.t('people.until-hint')}
          optional={optional}
        />
        {choices.outcomes.length > 0 && <ScopeFields page={page} choices={choices} state={state} />}
      </PageForm>
    </Frame>
  );
};

/** What an auditor controls; for the other roles it stays empty. */
function ScopeFields({ page, choices, state }: { page: Page; choices: InviteChoices; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const typed = (name: string) => state.typed?.[name] ?? [];
  const first = Math.min(...choices.outcomes.map(({ fromOn }) => yearOf(fromOn)));
  const last = Math.max(first, yearOf(todayIn()));
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(last - at));
  return (
    <>
      <CheckboxGroup
        {...field('scopeYears')}
        label={words.t('people.scope-years')}
        hint={words.t('people.scope-hint')}
        optional={words.t('page.optional')}
        values={typed('scopeYears')}
        options={years.map((value) => ({ value, label: value }))}
      />
      <CheckboxGroup
        {...field('scopeOutcomes')}
        label={words.t('people.scope-outcomes')}
        hint={words.t('people.scope-hint')}
        optional={words.t('page.optional')}
        values={typed('scopeOutcomes')}
        options={choices.outcomes.map(({ id, code, title, programme }) => ({
          value: id,
          label: `${programme} · ${code} ${words.text(title)}`,
        }))}
      />
      {choices.items.length > 0 && (
        <CheckboxGroup
          {...field('scopeItems')}
          label={words.t('people.scope-items')}
          hint={words.t('people.scope-items-hint')}
          optional={words.t('page.optional')}
          values={typed('scopeItems')}
          options={choices.items.map((item) => ({ value: item, label: itemText(words, item) }))}
        />
      )}
    </>
  );
}
