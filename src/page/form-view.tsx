import type { Child } from 'hono/jsx';
import { isLanguage } from '../kernel/language.ts';
import { paths } from '../paths.ts';
import type { Words } from '../text/words.ts';
import type { ConflictRow } from '../ui/conflict-notice.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { fieldId } from '../ui/field.tsx';
import { Form, type FormButton } from '../ui/form.tsx';
import type { Link } from '../ui/link.ts';
import { actingAs } from './acting-as.ts';
import { fieldName } from './field-name.ts';
import { typedText } from './form.ts';
import type { Page } from './page.ts';
import { shownLabels } from './shown-labels.ts';
import { moreRows } from './spare-rows.ts';
import type { FormState } from './submit.ts';
import { type Compared, TwoVersions } from './two-versions.tsx';

export type PageFormProps = {
  page: Page;
  state: FormState;
  buttons?: readonly [FormButton, ...FormButton[]];
  cancel?: string;
  version?: number;
  multipart?: boolean;
  wide?: boolean;
  /** It holds rows, of which more can be asked for. */
  hasRows?: boolean;
  hidden?: Readonly<Record<string, string>>;
  /** Asks before leaving with unsaved changes. */
  confirmLeave?: boolean;
  /** Where it is not the page's own address. */
  action?: string;
  /** A refusal of this form says what others set meanwhile: the next try knows it. */
  tellsWhatStands?: boolean;
  /** What is chosen by its id, in words: for the two versions. */
  names?: ReadonlyMap<string, string>;
  /** Lists of rows, which only the form knows to word: for the two versions, by the key that the refusal gives. */
  compared?: Compared;
  /** What else differs from what another saved, where the form is the one to know it: for the two versions. */
  differing?: readonly ConflictRow[];
  /** Of what a field is that stands many times: its error over the form says so. */
  ofField?: (name: string) => string | undefined;
  children: Child;
};

/**
 * The silhouette every form has: what is wrong, the conflict if there is one, the fields, save and cancel. A form that was
 * refused keeps the version it was opened on: whoever saved meanwhile is met at the next try, not written over.
 */
export function PageForm({
  page,
  state,
  buttons,
  cancel,
  version,
  multipart,
  wide,
  hasRows = false,
  hidden,
  confirmLeave,
  action,
  tellsWhatStands = false,
  names,
  compared,
  differing,
  ofField,
  children,
}: PageFormProps) {
  const { words } = page;
  const [first, ...others] = buttons ?? [{ label: words.t('page.save') }];
  const form = (
    <Form
      action={action ?? page.path}
      commandId={state.commandId}
      version={
        state.conflict?.version ?? (tellsWhatStands ? undefined : state.typed?.version?.[0]) ?? version
      }
      multipart={multipart}
      wide={wide}
      hidden={{ ...hidden, [actingAs]: page.actor.membershipId }}
      confirmLeave={confirmLeave}
      keep={{
        key: `${page.actor.membershipId} ${action ?? page.path}`,
        restored: words.t('page.typed-kept'),
        discard: words.t('page.typed-discard'),
        isFilledIn: state.isFilledIn,
      }}
      buttons={[first, ...others, ...(hasRows ? [moreRows(page, state)] : [])]}
      cancel={cancelLink(words, cancel)}
    >
      {children}
    </Form>
  );
  // What is wrong names the fields as the form does, which is therefore written once before.
  const isWrong = Object.keys(state.errors).length > 0;
  const labels = shownLabels(isWrong ? String(form) : '');
  const errors = errorsOf(state, { words, labels, ofField });
  return (
    <>
      <ErrorSummary title={words.t('problem.summary', { count: errors.length })} errors={errors} />
      {state.conflict && (
        <TwoVersions words={words} state={state} names={names} compared={compared} differing={differing} />
      )}
      {form}
    </>
  );
}

const cancelLink = (words: Words, href: string | undefined): Link => ({
  label: words.t('page.cancel'),
  href: href ?? paths.home(),
});

type Told = {
  words: Words;
  labels: ReturnType<typeof shownLabels>;
  ofField: PageFormProps['ofField'];
};

/** In the order of the form, and first what is about no field that it shows. */
const errorsOf = (state: FormState, { words, labels, ofField }: Told) => {
  const order = new Map([...labels.keys()].map((id, at) => [id, at]));
  const placeOf = ({ id }: { id?: string }) => order.get(id ?? '') ?? -1;
  const told = errorsByField(state, { words, labels, ofField });
  const problem = state.problem ? [{ message: words.problem(state.problem) }] : [];
  return [...problem, ...told.sort((one, other) => placeOf(one) - placeOf(other))];
};

const errorsByField = (state: FormState, { words, labels, ofField }: Told) =>
  Object.entries(state.errors).map(([name, problems]) => {
    const value = words.problems(problems) ?? '';
    if (!name) return { message: value };
    const own = ownId(state, name).id ?? fieldId(name);
    // What is asked as a list, or in several languages, leads to the first of its fields.
    const id = labels.has(own) ? own : ([...labels.keys()].find((each) => each.startsWith(`${own}-`)) ?? own);
    const isText = isLanguage(id.slice(own.length + 1));
    const found = id === own || isText ? labels.get(id) : undefined;
    const of = ofField?.(name);
    const shown = (of ? found?.label : found?.whole) ?? nameElsewhere(words, name);
    const label = [of, shown].filter(Boolean).join(' · ');
    return { name, id, message: labelled(words, label, value) };
  });

/** A label that is a question needs no colon. */
const labelled = (words: Words, label: string, value: string): string =>
  !label ? value : /[?:]$/.test(label) ? `${label} ${value}` : words.t('page.labelled', { label, value });

/** What the form does not show goes by its name in histories; a row's field by its own (`lines.2.theme`). */
const nameElsewhere = (words: Words, name: string): string | undefined =>
  fieldName(
    words,
    name
      .split('.')
      .filter((part) => !/^\d+$/.test(part) && !isLanguage(part))
      .at(-1) ?? '',
  );

/** What a field needs from the form: its typed value and its error, in the person's words. */
export const fieldOf = (page: Page, state: FormState) => (name: string) => {
  const problems = state.errors[name];
  return {
    name,
    ...ownId(state, name),
    value: typedText(state.typed, name),
    error: page.words.problems(problems),
  };
};

const ownId = ({ form }: FormState, name: string): { id?: string } =>
  form ? { id: fieldId(`${form}-${name}`) } : {};
