import type { Command, Refused } from '../command/command.ts';
import type { Tx } from '../db/transaction.ts';
import { newId } from '../kernel/id.ts';
import type { FieldErrors } from '../kernel/problem.ts';
import { unlessFull } from './disk-full.ts';
import { type Fields, readForm, type Typed } from './form.ts';
import type { Page } from './page.ts';
import { asksForRows } from './spare-rows.ts';

/** A form as a view shows it: fresh, or with what was typed and what is wrong with it. */
export type FormState = {
  commandId: string;
  typed: Typed | undefined;
  errors: FieldErrors;
  /** About the form as a whole. */
  problem: Refused['problem'];
  conflict: Refused['conflict'];
  /** Where a page has several forms, which one: their fields share names, never ids. */
  form?: string;
  /** The server filled in what nobody typed: a browser that kept what was typed does not write over it. */
  isFilledIn?: boolean;
};

export const freshForm = (): FormState => ({
  commandId: newId(),
  typed: undefined,
  errors: {},
  problem: undefined,
  conflict: undefined,
});

/** A form that opens with values already in it, in the person's own notation. */
export const filledForm = (
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): FormState => {
  const typed = Object.entries(values).map(([name, value]) => [
    name,
    value === undefined ? [] : [value].flat(),
  ]);
  return { ...freshForm(), typed: Object.fromEntries(typed) as Typed };
};

export type Submitted<V> = { done: true; value: V } | { done: false; state: FormState };

/**
 * The write half of every page: reads the form, performs the command, and on any refusal gives back the form as it
 * was typed; so it does where more rows were asked for. `extra` joins what the address says (ids) to what was typed.
 */
export const submit = async <F extends Fields, I, V>(
  page: Page,
  command: Command<I, V>,
  fields: F,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<Submitted<V>> => {
  const read = readForm(page.form, fields, page.words.language);
  const commandId = read.commandId || newId();
  if (asksForRows(page)) return refusal(commandId, read.typed, { errors: {} });
  if (!read.ok) return refusal(commandId, read.typed, { errors: read.errors });
  const outcome = await unlessFull(() => page.perform(command, commandId, { ...read.input, ...extra }));
  if (!outcome.ok) return refusal(commandId, read.typed, { errors: {}, problem: outcome.problem });
  const performed = outcome.value;
  if (performed.done) return { done: true, value: performed.value };
  return refusal(commandId, read.typed, {
    errors: performed.fields ?? {},
    problem: performed.problem,
    conflict: performed.conflict,
  });
};

/** The name of the second button of a form, which asks what the rules would say. */
export const checkButton = 'check';

/** Whether the form was sent to be judged and not to be saved. */
export const isToCheck = ({ form }: Pick<Page, 'form'>): boolean => form.texts[checkButton]?.[0] === '1';

/**
 * The same half-way: what was typed, and what `look` sees of it as if it had been saved, which it was not; nothing
 * seen where the command would refuse it, with the reasons.
 */
export const tryOut = async <F extends Fields, I, V, T>(
  page: Page,
  command: Command<I, V>,
  fields: F,
  extra: Readonly<Record<string, unknown>>,
  look: (tx: Tx, value: V) => Promise<T>,
): Promise<{ state: FormState; seen?: T }> => {
  const read = readForm(page.form, fields, page.words.language);
  const commandId = newId();
  const again = (why: Parameters<typeof refusal>[2]) => refusal(commandId, read.typed, why).state;
  if (!read.ok) return { state: again({ errors: read.errors }) };
  const rehearsed = await page.rehearse(command, { ...read.input, ...extra }, look);
  if (rehearsed.done) return { state: again({ errors: {} }), seen: rehearsed.seen };
  const { fields: errors = {}, problem, conflict } = rehearsed;
  return { state: again({ errors, problem, conflict }) };
};

const refusal = (
  commandId: string,
  typed: Typed,
  why: { errors: FieldErrors; problem?: Refused['problem']; conflict?: Refused['conflict'] },
): { done: false; state: FormState } => ({
  done: false,
  state: { commandId, typed, errors: why.errors, problem: why.problem, conflict: why.conflict },
});
