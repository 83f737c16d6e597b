import type { Child } from 'hono/jsx';
import { fieldOf } from '../../../page/form-view.tsx';
import { checkbox, choices as several, text, wholeNumber } from '../../../page/readers.ts';
import type { Words } from '../../../text/words.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { DetailField, KindFieldsProps } from './kind-form.ts';
import { organisationOptions } from './organisation-options.ts';

/** `hint`: key of the catalogue; a free text says by default that names of persons do not belong in it. */
type Options = { optional?: boolean; hint?: string };

const noNames = 'activities.no-names';

const fieldProps = ({ page, state }: KindFieldsProps, name: string, { optional, hint }: Options) => ({
  ...fieldOf(page, state)(name),
  label: page.words.say(`activities.${name}`),
  hint: hint && page.words.say(hint),
  optional: optional ? page.words.t('page.optional') : undefined,
});

/** `activities.<name>-<value>` in the reader's language. */
const valueOptions = ({ page }: KindFieldsProps, name: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: page.words.say(`activities.${name}-${value}`) }));

const row = (
  name: string,
  shown: (words: Words, value: unknown) => Child,
): Pick<DetailField, 'shown' | 'filled'> => ({
  filled: (_page, detail) => ({ [name]: detail[name] === undefined ? undefined : String(detail[name]) }),
  shown: (words, detail) =>
    detail[name] === undefined
      ? []
      : [{ term: words.say(`activities.${name}`), value: shown(words, detail[name]) }],
});

/** One of a closed list. */
export const choice = (name: string, values: readonly string[], options: Options = {}): DetailField => ({
  readers: { [name]: text },
  ...row(name, (words, value) => words.say(`activities.${name}-${value}`)),
  Field: (props) =>
    values.length > 5 ? (
      <SelectField
        {...fieldProps(props, name, options)}
        placeholder={props.page.words.t('page.choose')}
        options={valueOptions(props, name, values)}
      />
    ) : (
      <RadioField {...fieldProps(props, name, options)} options={valueOptions(props, name, values)} />
    ),
});

/** Any number of a closed list. */
export const choicesOf = (name: string, values: readonly string[], options: Options = {}): DetailField => ({
  readers: { [name]: several },
  filled: (_page, detail) => ({ [name]: detail[name] as readonly string[] | undefined }),
  shown: (words, detail) => {
    const chosen = (detail[name] ?? []) as readonly string[];
    const value = chosen.map((each) => words.say(`activities.${name}-${each}`)).join(', ');
    return [{ term: words.say(`activities.${name}`), value }];
  },
  Field: (props) => (
    <CheckboxGroup
      {...fieldProps(props, name, options)}
      values={props.state.typed?.[name] ?? []}
      options={valueOptions(props, name, values)}
    />
  ),
});

/** Countries, out of those that the institute and its organisations work in. */
export const countriesOf = (name: string, options: Options = {}): DetailField => ({
  readers: { [name]: several },
  filled: (_page, detail) => ({ [name]: detail[name] as readonly string[] | undefined }),
  shown: (words, detail) => [
    {
      term: words.say(`activities.${name}`),
      value: ((detail[name] ?? []) as readonly string[]).map((code) => words.country(code)).join(', '),
    },
  ],
  Field: (props) => {
    const chosen = props.state.typed?.[name] ?? [];
    const { words } = props.page;
    const offered = props.choices.organisations.flatMap(({ country }) => country ?? []);
    const named = [...new Set([...offered, ...chosen])].map((value) => ({
      value,
      label: words.country(value),
    }));
    return (
      <CheckboxGroup
        {...fieldProps(props, name, options)}
        values={chosen}
        options={named.sort((a, b) => a.label.localeCompare(b.label, words.language))}
      />
    );
  },
});

/** One line of free text. */
export const line = (name: string, options: Options = {}): DetailField => ({
  readers: { [name]: text },
  ...row(name, (_words, value) => String(value)),
  Field: (props) => <TextField {...fieldProps(props, name, { hint: noNames, ...options })} />,
});

/** Several lines of free text. */
export const paragraph = (name: string, options: Options = {}): DetailField => ({
  readers: { [name]: text },
  ...row(name, (_words, value) => String(value)),
  Field: (props) => <TextArea {...fieldProps(props, name, { hint: noNames, ...options })} rows={4} />,
});

/** A whole number; `first` stands in a fresh form. */
export const whole = (
  name: string,
  { first, ...options }: Options & { first?: string } = {},
): DetailField => ({
  readers: { [name]: wholeNumber },
  ...row(name, (words, value) => words.number(Number(value))),
  Field: (props) => {
    const field = fieldProps(props, name, options);
    return <TextField {...field} value={field.value ?? first} inputmode="numeric" width={4} />;
  },
});

/** Yes or no; shown only where it is yes. */
export const flag = (name: string): DetailField => ({
  readers: { [name]: checkbox },
  filled: (_page, detail) => ({ [name]: detail[name] ? 'on' : undefined }),
  shown: (words, detail) =>
    detail[name] ? [{ term: words.say(`activities.${name}`), value: words.t('activities.yes') }] : [],
  Field: ({ page, state }) => (
    <CheckboxField
      name={name}
      label={page.words.say(`activities.${name}`)}
      checked={Boolean(fieldOf(page, state)(name).value)}
    />
  ),
});

/** One of the organisations that the institute knows. */
export const organisation = (name: string, options: Options = {}): DetailField => ({
  readers: { [name]: text },
  filled: (_page, detail) => ({ [name]: detail[name] as string | undefined }),
  shown: (words, detail, { organisations }) => [
    { term: words.say(`activities.${name}`), value: organisations.get(String(detail[name])) },
  ],
  Field: (props) => (
    <SelectField
      {...fieldProps(props, name, options)}
      placeholder={props.page.words.t('page.choose')}
      options={organisationOptions(props.page, props.choices)}
    />
  ),
});
