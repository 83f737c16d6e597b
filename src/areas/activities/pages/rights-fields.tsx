import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import { choices as several } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { iloInstruments } from '../../rulebook/rules/ilo-instruments.ts';
import type { DetailField, KindFieldsProps } from './kind-form.ts';

/** Instruments of the ILO; the ones chosen are shown by code. */
export const conventionsField: DetailField = {
  readers: { conventions: several },
  filled: (_page, detail) => ({ conventions: detail.conventions as readonly string[] | undefined }),
  shown: (words, detail) => [
    {
      term: words.t('activities.conventions'),
      value: ((detail.conventions ?? []) as readonly string[]).join(', '),
    },
  ],
  Field: ({ page, state }) => {
    const { words } = page;
    const chosen = state.typed?.conventions ?? [];
    return (
      <div class="field">
        <Disclosure summary={words.t('activities.conventions')} open={chosen.length > 0}>
          <CheckboxGroup
            {...fieldOf(page, state)('conventions')}
            label={words.t('activities.conventions')}
            optional={words.t('page.optional')}
            values={chosen}
            options={iloInstruments.map(({ code }) => ({
              value: code,
              label: `${code} ${words.say(`rulebook.ilo-${code}`)}`,
            }))}
          />
        </Disclosure>
      </div>
    );
  },
};

type Linked = 'dossiers' | 'dialogues' | 'agreements';

const addressOf = {
  dossiers: paths.advocacyDossier,
  dialogues: paths.dialogueEvent,
  agreements: paths.collectiveAgreement,
} as const;

/** Records of the area rights that the activity worked on: a list of ids in the detail, ticked in the form. */
export const linkedRecords = (name: Linked, key: string): DetailField => {
  const idsIn = (detail: Readonly<Record<string, unknown>>) =>
    ((detail[name] ?? []) as readonly Readonly<Record<string, string>>[]).flatMap((row) => row[key] ?? []);
  return {
    readers: { [name]: linksReader(key) },
    filled: (_page, detail) => ({ [name]: idsIn(detail) }),
    shown: (words, detail, { rights }) =>
      idsIn(detail).flatMap((id) => {
        const title = rights.get(id);
        if (title === undefined) return [];
        return [
          { term: words.say(`activities.${name}`), value: <a href={addressOf[name]({ id })}>{title}</a> },
        ];
      }),
    Field: (props) => <LinkedRecordsField {...props} name={name} />,
  };
};

const linksReader =
  (key: string): Reader<Record<string, string>[]> =>
  (typed, name) => ({ value: (typed[name] ?? []).filter(Boolean).map((id) => ({ [key]: id })) });

function LinkedRecordsField({ page, state, choices, name }: KindFieldsProps & { name: Linked }) {
  const { words } = page;
  const options = choices.rights[name];
  return (
    options.length > 0 && (
      <CheckboxGroup
        {...fieldOf(page, state)(name)}
        label={words.say(`activities.${name}`)}
        hint={words.t('activities.linked-hint')}
        optional={words.t('page.optional')}
        values={state.typed?.[name] ?? []}
        options={options.map(({ id, title }) => ({
          value: id,
          label: title ?? words.t('activities.record-not-shown'),
        }))}
      />
    )
  );
}
