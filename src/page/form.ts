import type { Language } from '../kernel/language.ts';
import type { FieldErrors, Problem } from '../kernel/problem.ts';
import type { SentForm } from './page.ts';

/** What a person typed, by name of the field, as they typed it. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** How one field is read. `undefined` means: left empty. */
export type Reader<T> = (
  typed: Typed,
  name: string,
  language: Language,
) => { value: T } | { problem: Problem };

export type Fields = Readonly<Record<string, Reader<unknown>>>;

type InputOf<F extends Fields> = { [Name in keyof F]: F[Name] extends Reader<infer T> ? T : never };

export type ReadForm<F extends Fields> =
  | { ok: true; input: InputOf<F>; typed: Typed; commandId: string }
  | { ok: false; errors: FieldErrors; legible: Partial<InputOf<F>>; typed: Typed; commandId: string };

/**
 * Turns what was typed, in the person's own notation, into the values a command takes.
 * Only the notation is judged here; whether a value makes sense is the command's input schema and rules. `legible`: what could be
 * read, for a page that tells what is wrong with it in the same breath.
 */
export const readForm = <F extends Fields>(form: SentForm, fields: F, language: Language): ReadForm<F> => {
  const input: Record<string, unknown> = {};
  const errors: FieldErrors = {};
  for (const [name, reader] of Object.entries(fields)) {
    const result = reader(form.texts, name, language);
    if ('problem' in result) errors[name] = [result.problem];
    else if (result.value !== undefined) input[name] = result.value;
  }
  const common = { typed: form.texts, commandId: form.texts.command_id?.[0] ?? '' };
  if (Object.keys(errors).length > 0)
    return { ok: false, errors, legible: input as Partial<InputOf<F>>, ...common };
  return { ok: true, input: input as InputOf<F>, ...common };
};

/** The first value typed into a field, for showing it again. */
export const typedText = (typed: Typed | undefined, name: string): string | undefined => typed?.[name]?.[0];
