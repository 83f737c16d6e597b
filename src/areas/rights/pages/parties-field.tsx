import { typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { fieldId } from '../../../ui/field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { typedRows } from '../../programmes/pages/typed-rows.ts';
import { type Party, partyKinds } from '../rules/party.ts';
import { optionsOf } from './rights-page.ts';

type Props = { page: Page; state: FormState };

/** Who is at the table: the partner itself by a tick, others by kind and name; empty rows at the end take more. */
export function PartiesField({ page, state }: Props) {
  const { words } = page;
  let rows = 0;
  while (typedText(state.typed, `parties.${rows}.kind`) || typedText(state.typed, `parties.${rows}.name`))
    rows += 1;
  return (
    <>
      <CheckboxField
        name="withPartner"
        label={words.t('rights.withPartner')}
        checked={Boolean(typedText(state.typed, 'withPartner'))}
      />
      <FieldGroup
        name="parties"
        label={words.t('rights.parties')}
        hint={words.t('rights.parties-hint')}
        optional={words.t('page.optional')}
      >
        {Array.from({ length: rows + spareRows(state, 3) }, (_, at) => (
          <PartyLine page={page} state={state} at={at} />
        ))}
      </FieldGroup>
    </>
  );
}

function PartyLine({ page, state, at }: Props & { at: number }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const kind = field(`parties.${at}.kind`);
  const name = field(`parties.${at}.name`);
  const wrong = [kind, name].filter(({ error }) => error);
  const number = { number: at + 1 };
  const marks = (of: typeof kind) => ({
    'aria-invalid': of.error ? ('true' as const) : undefined,
    'aria-describedby': of.error && `${fieldId(of.name)}-error`,
  });
  return (
    <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
      {wrong.map((of) => (
        <p class="why" id={`${fieldId(of.name)}-error`}>
          {of.error}
        </p>
      ))}
      <div class="beside">
        <select
          id={fieldId(kind.name)}
          name={kind.name}
          class="w16"
          aria-label={words.t('rights.party-kind-number', number)}
          {...marks(kind)}
        >
          <option value="">{words.t('page.choose')}</option>
          {optionsOf(page, 'kind', partyKinds).map(({ value, label }) => (
            <option value={value} selected={value === kind.value}>
              {label}
            </option>
          ))}
        </select>
        <input
          id={fieldId(name.name)}
          name={name.name}
          class="w32"
          autocomplete="off"
          value={name.value}
          aria-label={words.t('rights.party-name-number', number)}
          {...marks(name)}
        />
      </div>
    </div>
  );
}

/** The page with its rows of parties numbered without gaps, and the parties as the command takes them. */
export const partiesTyped = (page: Page): { page: Page; parties: { kind?: string; name?: string }[] } => {
  const { form, rows } = typedRows(page.form, 'parties');
  const parties = rows.map(({ kind, name }) => ({ ...(kind ? { kind } : {}), ...(name ? { name } : {}) }));
  return { page: { ...page, form }, parties };
};

/** Parties that stand, as the fields of a form. */
export const partyFields = (parties: readonly Party[], withPartner: boolean): Record<string, string> => ({
  ...(withPartner ? { withPartner: 'on' } : {}),
  ...Object.fromEntries(
    parties.flatMap(({ kind, name }, at) => [
      [`parties.${at}.kind`, kind],
      [`parties.${at}.name`, name],
    ]),
  ),
});

/** Who was there, one a line. */
export function PartiesList(props: {
  page: Page;
  parties: readonly Party[];
  partner: string | null | false;
}) {
  const { page, parties, partner } = props;
  const all = [...(partner ? [{ kind: 'union' as const, name: partner }] : []), ...parties];
  return (
    <ul>
      {all.map(({ kind, name }) => (
        <li>
          {name} <span class="quiet">{page.words.t(`rights.kind-${kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}
