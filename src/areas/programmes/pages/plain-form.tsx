import type { Child } from 'hono/jsx';
import type { Command } from '../../../command/command.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Actor, Permission } from '../../../kernel/actor.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Fields } from '../../../page/form.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { type Answer, html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import type { Compared } from '../../../page/two-versions.tsx';
import type { Link } from '../../../ui/link.ts';
import type { Option } from '../../../ui/option.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute, routeId } from './page-subject.ts';
import { namesOf } from './thing-options.ts';
import { typedRows } from './typed-rows.ts';

export type FieldsProps<L> = { page: Page; state: FormState; loaded: L };

/** What one form is made of; `L` is what it is about, as `load` finds it by the id in the address. */
export type PlainForm<L, I, V> = {
  may: (actor: Actor) => Permission;
  load: (tx: Tx, instituteId: string, id: string, page: Page) => Promise<L | undefined>;
  /** Text key of the page's title, and of its button where that says more than "save". */
  title: string | ((loaded: L) => string);
  button?: string;
  kind: (page: Page, loaded: L) => string;
  crumbs: (page: Page, loaded: L) => readonly Link[];
  back: (loaded: L) => string;
  /** What was made, where more is said of it there; else it goes back. */
  made?: (value: V) => string;
  /** Values the form opens with, in the person's own notation. */
  open?: (page: Page, loaded: L) => Readonly<Record<string, string | readonly string[] | undefined>>;
  version?: (loaded: L) => number;
  /** Whether a refusal told what others set meanwhile, which the page shows: the next try knows it. */
  tellsWhatStands?: (state: FormState) => boolean;
  command: Command<I, V>;
  readers: Fields | ((loaded: L) => Fields);
  /** The name of a list that the form holds, a row an element. */
  list?: string;
  /** What the address and the thing itself add to what was typed. */
  extra: (page: Page, loaded: L) => Readonly<Record<string, unknown>>;
  fields?: (props: FieldsProps<L>) => Child;
  /** What only the form knows to word, for the two versions. */
  compared?: (page: Page, loaded: L, state: FormState) => Compared;
  /** What is chosen by its id, for the two versions. */
  choices?: (page: Page, loaded: L) => readonly Option[];
  notice: string;
};

/** A page with one form for one command: what it is about is found or is not there, who may not change it is told so. */
export const plainForm = <L, I, V>(form: PlainForm<L, I, V>) => ({
  show: async (page: Page): Promise<Answer> => {
    const loaded = await loadFor(page, form);
    return html(viewOf(page, form, loaded, filledForm(form.open?.(page, loaded) ?? {})));
  },
  save: async (page: Page): Promise<Answer> => {
    const loaded = await loadFor(page, form);
    const own = typeof form.readers === 'function' ? form.readers(loaded) : form.readers;
    const readers = form.version ? { ...own, version: wholeNumber } : own;
    const sent = form.list ? { ...page, form: typedRows(page.form, form.list).form } : page;
    const submitted = await submit(sent, form.command, readers, form.extra(sent, loaded));
    if (!submitted.done) return invalid(viewOf(page, form, loaded, submitted.state));
    return redirect(form.made?.(submitted.value) ?? form.back(loaded), form.notice);
  },
});

const loadFor = async <L, I, V>(page: Page, form: PlainForm<L, I, V>): Promise<L> => {
  const institute = requireInstitute(page);
  const allowed = form.may(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  // What is begun anew for the whole institute has no id in its address.
  const id = page.params.id === undefined ? '' : routeId(page);
  const loaded = await page.read((tx) => form.load(tx, institute.id, id, page));
  if (loaded === undefined) throw new NotFound();
  return loaded;
};

const viewOf = <L, I, V>(page: Page, form: PlainForm<L, I, V>, loaded: L, state: FormState) => {
  const { words } = page;
  const title = words.say(typeof form.title === 'string' ? form.title : form.title(loaded));
  return (
    <Frame page={page} title={title} crumbs={form.crumbs(page, loaded)} narrow>
      <PageHead title={title} kind={form.kind(page, loaded)} />
      <PageForm
        page={page}
        state={state}
        cancel={form.back(loaded)}
        buttons={[{ label: words.say(form.button ?? 'page.save') }]}
        hasRows={form.list !== undefined}
        {...(form.version ? { version: form.version(loaded) } : {})}
        {...(form.compared ? { compared: form.compared(page, loaded, state) } : {})}
        tellsWhatStands={form.tellsWhatStands?.(state) ?? false}
        {...(form.choices ? { names: namesOf(form.choices(page, loaded)) } : {})}
      >
        {form.fields?.({ page, state, loaded })}
      </PageForm>
    </Frame>
  );
};
