import type { FieldErrors } from '../../../kernel/problem.ts';
import { sameJson } from '../../../kernel/same-json.ts';
import { type Typed, typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { asksForRows } from '../../../page/spare-rows.ts';
import { type FormState, filledForm, freshForm } from '../../../page/submit.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { whoseStands } from '../rules/changed-by-both.ts';
import { type DefinitionPart, definitionParts } from './definition-parts.ts';
import { typedDefinition } from './typed-definition.ts';

/** A field that is no longer as it was when the form was opened, or that both changed. */
export type MetField = { field: string; label: string; mine: string; opened: string; saved: string };

/**
 * The form of a definition beside what another saved since it was opened. `typed`: as it is to be shown and saved; `taken`: what it did not
 * touch and the other changed; `differing`: what both changed to different things, and nobody chose yet; `opened`: what it is measured by from now on.
 */
export type MetDefinition = { typed: Typed; opened: Typed; taken: MetField[]; differing: MetField[] };

/** Names of what goes along with the form unseen: what it was opened with, and which fields are to be chosen. */
const openedName = 'opened';
const differsName = 'differs';
/** The choice of one field: `mine` or `theirs`. */
export const standsName = (field: string): string => `stands.${field}`;

/** A definition as its form opens with it. */
export const openedTyped = (page: Page, indicator: IndicatorDefinition): Typed =>
  filledForm(typedDefinition(page, indicator)).typed!;

/** What the form says that it was opened with; undefined where it says nothing that can be read. */
const openedIn = (typed: Typed): Typed | undefined => {
  const said = typedText(typed, openedName);
  if (!said) return undefined;
  try {
    const read: unknown = JSON.parse(said);
    return isTyped(read) ? read : undefined;
  } catch {
    return undefined;
  }
};

const isTyped = (read: unknown): read is Typed =>
  typeof read === 'object' &&
  read !== null &&
  Object.values(read).every(
    (values) => Array.isArray(values) && values.every((value) => typeof value === 'string'),
  );

/**
 * What becomes of a form of which another may have saved the definition since it was opened. Undefined where it does not say with what
 * it was opened. Who only asks for more rows has chosen nothing yet.
 */
export const metDefinition = (page: Page, indicator: IndicatorDefinition): MetDefinition | undefined => {
  const sent = page.form.texts;
  const opened = openedIn(sent);
  if (!opened) return undefined;
  const parts = definitionParts(page, indicator);
  const asked = (typedText(sent, differsName) ?? '').split(',');
  const isAsked = ({ field }: DefinitionPart) => asked.includes(field);
  const choiceOf = ({ field }: DefinitionPart) => typedText(sent, standsName(field));
  if (asksForRows(page)) {
    const differing = parts
      .filter(isAsked)
      .map((part) => fieldOf(part, { typed: sent, opened, saved: opened }));
    return { typed: sent, opened, taken: [], differing };
  }
  const theirs = parts.filter((part) => isAsked(part) && choiceOf(part) === 'theirs');
  const left = parts.filter((part) => isAsked(part) && !['mine', 'theirs'].includes(choiceOf(part) ?? ''));
  const typed = theirs.reduce((said, part) => withPart(said, opened, part), withoutChoices(sent));
  const isNew = typedText(sent, 'version') !== String(indicator.version);
  return meet(
    parts,
    { typed, opened, saved: isNew ? openedTyped(page, indicator) : opened },
    left,
    indicator,
  );
};

type Three = { typed: Typed; opened: Typed; saved: Typed };

/** `left`: what was to be chosen and was not. */
const meet = (
  parts: readonly DefinitionPart[],
  three: Three,
  left: readonly DefinitionPart[],
  { version }: { version: number },
): MetDefinition => {
  const { opened, saved } = three;
  const [taken, differing]: [MetField[], MetField[]] = [[], []];
  let { typed } = three;
  for (const part of parts) {
    const [mine, before, now] = [part.says(typed), part.says(opened), part.says(saved)];
    const stands = whoseStands(mine, before, now);
    if (stands === 'both' || (left.includes(part) && !sameJson(mine, now)))
      differing.push(fieldOf(part, three));
    else if (stands === 'other') {
      if (sameJson(mine, before)) taken.push(fieldOf(part, three));
      typed = withPart(typed, saved, part);
    }
  }
  return { typed: { ...typed, version: [String(version)] }, opened: saved, taken, differing };
};

const fieldOf = ({ field, label, text }: DefinitionPart, { typed, opened, saved }: Three): MetField => ({
  ...{ field, label, mine: text(typed), opened: text(opened), saved: text(saved) },
});

const withoutChoices = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(standsName(''))));

/** What was typed, and of one field what others hold. */
const withPart = (typed: Typed, of: Typed, { holds }: DefinitionPart): Typed => ({
  ...Object.fromEntries(Object.entries(typed).filter(([name]) => !holds(name))),
  ...Object.fromEntries(Object.entries(of).filter(([name]) => holds(name))),
});

/** The form again: what was taken over, or is to be chosen, is told before anything is saved. */
export const metState = ({ typed, differing }: MetDefinition): FormState => ({
  ...freshForm(),
  typed,
  errors: differingErrors(differing),
  problem: { key: 'results.redefined-meanwhile' },
});

/** Beside each field that both changed, what the other saved there. */
const differingErrors = (differing: readonly MetField[]): FieldErrors =>
  Object.fromEntries(
    differing.map(({ field, saved }) => [
      field,
      [
        saved
          ? { key: 'results.saved-otherwise', args: { value: saved } }
          : { key: 'results.emptied-otherwise' },
      ],
    ]),
  );

/** What goes along with the form unseen. */
export const alongWith = ({
  opened,
  differing,
}: {
  opened: Typed | undefined;
  differing: readonly MetField[];
}): Record<string, string> =>
  opened
    ? { [openedName]: JSON.stringify(opened), [differsName]: differing.map(({ field }) => field).join(',') }
    : {};
