import type { Child } from 'hono/jsx';
import { withQuery } from '../paths.ts';
import type { Words } from '../text/words.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Filters } from '../ui/filters.tsx';
import { type OptionOrGroup, optionsIn, SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type Narrowed, narrowed } from './narrowed.ts';
import { keepNarrowing } from './narrowed-name.ts';
import { type Answer, html, invalid, type Page } from './page.ts';

/** A way to narrow a page by its address, and what the address says. */
export type Narrowing = Narrowed & {
  name: string;
  label: string;
  options: readonly OptionOrGroup[];
  /** What stands where nothing is chosen. */
  placeholder?: string | undefined;
  /** Why what the address says is none of them, where more than that can be said. */
  why?: string | undefined;
  /** Whether what the address says lies outside the reader's control: there is no figure of it, and none of something else. */
  isOutside?: boolean;
};

/** What the address says under a name, of these options. */
export const narrowing = (
  page: Page,
  name: string,
  label: string,
  options: readonly OptionOrGroup[],
  placeholder?: string,
): Narrowing => {
  const offered = optionsIn(options);
  const said = narrowed(
    page.query.get(name),
    offered.map(({ value }) => value),
  );
  const chosen = offered.find(({ value }) => value === said.value);
  keepNarrowing(page, name, { ...said, label: chosen?.label });
  return { name, label, options, placeholder, ...said };
};

/** Of the ways to narrow, those that the address names: what a figure led here by stands as a field, and can be taken away. */
export const whereAsked = ({ query }: Page, narrowings: readonly Narrowing[]): Narrowing[] =>
  narrowings.filter(({ name }) => query.get(name));

/** Whether the address says something that is none of the choices; the page is then invalid, and shows the rest. */
export const isAmiss = (narrowings: readonly Narrowing[], beside: readonly FieldBeside[] = []): boolean =>
  narrowings.some(({ wrong }) => wrong !== undefined) || beside.some(({ error }) => error !== undefined);

/** A page as it is answered: invalid where its address says what cannot be meant. */
export const narrowedPage = (
  view: Parameters<typeof html>[0],
  narrowings: readonly Narrowing[],
  beside: readonly FieldBeside[] = [],
): Answer => (isAmiss(narrowings, beside) ? invalid(view) : html(view));

/** Whether the address asks for what lies outside the reader's control: the page says so, and shows no figure of something else. */
export const asksOutside = (narrowings: readonly Narrowing[]): boolean =>
  narrowings.some(({ isOutside }) => isOutside);

/** The chosen values by name. */
export const valuesOf = (narrowings: readonly Narrowing[]): Record<string, string> =>
  Object.fromEntries(narrowings.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));

/** A field beside the choices, where what is asked is not one of a few. */
export type FieldBeside = { name: string; error: string | undefined; field: Child };

type Choosing<Value extends string> = {
  name: string;
  label: string;
  options: readonly { value: Value; label: string }[];
  /** What stands where the address says nothing, or what cannot be meant. */
  otherwise: Value;
};

/** A choice of which one always stands, as a field beside those that narrow. */
export const choiceBeside = <Value extends string>(
  { words, query }: Page,
  { otherwise, ...field }: Choosing<Value>,
): FieldBeside & { value: Value } => {
  const asked = query.get(field.name) || undefined;
  const chosen = field.options.find(({ value }) => value === asked)?.value;
  const error = messageOf(words, chosen === undefined ? asked : undefined);
  const value = chosen ?? otherwise;
  return {
    name: field.name,
    value,
    error,
    field: <SelectField {...field} optional="" value={value} error={error} />,
  };
};

/** The words that a list is searched for: any can be meant. */
export const searchBefore = ({ words, query }: Page): FieldBeside => ({
  name: 'q',
  error: undefined,
  field: (
    <TextField name="q" label={words.t('page.find')} type="search" optional="" value={query.get('q') ?? ''} />
  ),
});

type ErrorsProps = {
  words: Words;
  narrowings: readonly Narrowing[];
  beside?: readonly FieldBeside[];
};

/** What is wrong in the address, for the head of a page. */
export function NarrowingErrors({ words, narrowings, beside = [] }: ErrorsProps) {
  const ofChoices = narrowings.map(({ name, wrong, why }) => ({ name, error: messageOf(words, wrong, why) }));
  const errors = [...ofChoices, ...beside].flatMap(({ name, error }) =>
    error === undefined ? [] : [{ name, message: error }],
  );
  return <ErrorSummary title={words.t('problem.summary', { count: errors.length })} errors={errors} />;
}

type FiltersProps = {
  page: Page;
  narrowings: readonly Narrowing[];
  /** What else the address says and is to stay. */
  keep?: Readonly<Record<string, string>> | undefined;
  beside?: readonly FieldBeside[];
  /** What stands before the choices: the words that are looked for. */
  before?: FieldBeside | undefined;
};

/** What an address says under these names, to be kept as it is. */
export const saidOf = (page: Page, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = page.query.get(name);
      return value ? [[name, value]] : [];
    }),
  );

/** The choices of a page as fields; the form leads to the page itself. */
export function NarrowingFilters({ page, narrowings, keep, beside = [], before }: FiltersProps) {
  const { words, path } = page;
  const isNarrowed = [...narrowings, ...beside, ...(before ? [before] : [])].some(({ name }) =>
    page.query.has(name),
  );
  return (
    <Filters
      label={words.t('page.filter')}
      action={path}
      keep={keep}
      submit={words.t('page.filter')}
      reset={
        isNarrowed ? { label: words.t('page.filter-reset'), href: withQuery(path, keep ?? {}) } : undefined
      }
    >
      {before?.field}
      {narrowings.map((each) => (
        <NarrowingField words={words} of={each} />
      ))}
      {beside.map(({ field }) => field)}
    </Filters>
  );
}

type AmissProps = { page: Page; narrowings?: readonly Narrowing[]; beside?: readonly FieldBeside[] };

/** Where a page is narrowed by links alone: the fields of what its address says that cannot be meant; the rest of it stays. */
export function AmissFields({ page, narrowings = [], beside = [] }: AmissProps) {
  const ofChoices = narrowings.filter(({ wrong }) => wrong !== undefined);
  const ofFields = beside.filter(({ error }) => error !== undefined);
  const shown = new Set(['format', 'after', ...[...ofChoices, ...ofFields].map(({ name }) => name)]);
  if (!isAmiss(ofChoices, ofFields)) return null;
  const keep = Object.fromEntries([...page.query].filter(([name]) => !shown.has(name)));
  return <NarrowingFilters page={page} narrowings={ofChoices} keep={keep} beside={ofFields} />;
}

/** One of the choices, with what is wrong with it. */
export function NarrowingField({ words, of: { wrong, why, ...of } }: { words: Words; of: Narrowing }) {
  return <NarrowField words={words} {...of} error={messageOf(words, wrong, why)} />;
}

type FieldProps = {
  words: Words;
  name: string;
  label: string;
  value: string | undefined;
  options: readonly OptionOrGroup[];
  error?: string | undefined;
  placeholder?: string | undefined;
};

/** One way to narrow, where nothing is chosen for you. */
function NarrowField({ words, value, placeholder = words.t('page.filter-reset'), ...field }: FieldProps) {
  return <SelectField {...field} optional="" placeholder={placeholder} value={value ?? ''} />;
}

const messageOf = (words: Words, wrong: string | undefined, why?: string): string | undefined =>
  wrong === undefined ? undefined : (why ?? words.t('page.not-offered', { typed: wrong }));
