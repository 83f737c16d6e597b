import { holds, staffRoles } from '../kernel/actor.ts';
import { TextField } from '../ui/text-field.tsx';
import type { Reader } from './form.ts';
import { fieldOf } from './form-view.tsx';
import type { Page } from './page.ts';
import type { FormState } from './submit.ts';

const name = 'onBehalf.source';

/**
 * For `submit`: what staff says of the source when they enter something for a partner without an account; to be read
 * as the field `onBehalf` of the command's input.
 */
export const onBehalf: Reader<{ source: string } | undefined> = (typed) => {
  const source = typed[name]?.[0]?.trim();
  return { value: source ? { source } : undefined };
};

/** The field for it; staff see it, a partner enters its own and needs none. */
export function OnBehalfField({ page, state }: { page: Page; state: FormState }) {
  if (!holds(page.actor, ...staffRoles)) return null;
  return (
    <TextField
      {...fieldOf(page, state)(name)}
      label={page.words.t('page.on-behalf')}
      hint={page.words.t('page.on-behalf-hint')}
      optional={page.words.t('page.optional')}
    />
  );
}

/** What a page shows of a record that the institute entered for its partner. */
export const onBehalfNote = (page: Page, source: string | null | undefined): string | undefined =>
  source ? page.words.t('page.entered-on-behalf', { source }) : undefined;
