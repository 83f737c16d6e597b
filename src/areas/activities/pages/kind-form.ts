import type { Reader } from '../../../page/form.ts';
import type { Html, Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import type { Words } from '../../../text/words.ts';
import type { Description } from '../../../ui/description-list.tsx';
import type { ActivityChoices } from './activity-choices.ts';

export type KindFieldsProps = { page: Page; state: FormState; choices: ActivityChoices };

export type Filled = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a detail shows by id and has by name elsewhere. */
export type Named = {
  organisations: ReadonlyMap<string, string>;
  /** Titles of demands, talks and agreements, of those that the actor sees. */
  rights: ReadonlyMap<string, string>;
  /** Recommendations that a mission has a word on, by id. */
  recommendations: ReadonlyMap<string, string>;
  planLine: { planId: string; title: string } | null;
};

/** One field of a detail: how it is read from a form, filled into one, offered in it, and shown on the page. */
export type DetailField = {
  /** Names the form sends, each with its reader. */
  readers: Readonly<Record<string, Reader<unknown>>>;
  filled: (page: Page, detail: Readonly<Record<string, unknown>>) => Filled;
  Field: (props: KindFieldsProps) => Html;
  /** It is a list: its form offers more rows. */
  hasRows?: true;
  shown: (words: Words, detail: Readonly<Record<string, unknown>>, named: Named) => readonly Description[];
};

/** The page shape of one kind: its fields in order. */
export type KindForm = {
  fields: readonly DetailField[];
  /** Lists that its choices are made from. */
  offers: readonly ('lines' | 'organisations' | 'rights')[];
  /** What the fields together mean, where one field is not one value. */
  joined?: (page: Page, choices: ActivityChoices) => Readonly<Record<string, unknown>>;
};

/** Readers of all fields of a shape. */
export const readersOf = ({ fields }: KindForm) =>
  Object.assign({}, ...fields.map(({ readers }) => readers)) as Readonly<Record<string, Reader<unknown>>>;

/** A detail as the fields of its form. */
export const detailFilled = (form: KindForm, page: Page, detail: object): Filled =>
  Object.assign({}, ...form.fields.map(({ filled }) => filled(page, { ...detail })));

/** A detail as it is shown on the page of its activity. */
export const detailShown = (form: KindForm, words: Words, detail: object, named: Named): Description[] =>
  form.fields.flatMap(({ shown }) => shown(words, { ...detail }, named));

/** Whether a shape holds a list, to which rows can be asked for. */
export const hasRows = ({ fields }: KindForm): boolean => fields.some((field) => field.hasRows);
