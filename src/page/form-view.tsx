import type { Child } from 'hono/jsx';
import { isLanguage } from '../kernel/language.ts';
import { paths } from '../paths.ts';
import type { Words } from '../text/words.ts';
import type { ConflictRow } from '../ui/conflict-notice.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { fieldId } from '../ui/field.tsx';
import { Form, type FormButton } from '../ui/form.tsx';
import type { Link } from '../ui/link.ts';
import { fieldName } from './field-name.ts';
import { typedText } from './form.ts';
import type { Page } from './page.ts';
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
  const errors = errorsOf(state, words, ofField);
  const [first, ...others] = buttons ?? [{ label: words.t('page.save') }];
  return (
    <>
      <ErrorSummary title={words.t('problem.summary', { count: errors.length })} errors={errors} />
      {state.conflict && (
        <TwoVersions words={words} state={state} names={names} compared={compared} differing={differing} />
      )}
      <Form
        action={action ?? page.path}
        commandId={state.commandId}
        version={
          state.conflict?.version ?? (tellsWhatStands ? undefined : state.typed?.version?.[0]) ?? version
        }
        multipart={multipart}
        wide={wide}
        hidden={hidden}
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
    </>
  );
}

const cancelLink = (words: Words, href: string | undefined): Link => ({
  label: words.t('page.cancel'),
  href: href ?? paths.home(),
});

const errorsOf = (state: FormState, words: Words, ofField: PageFormProps['ofField']) => [
  ...(state.problem ? [{ message: words.problem(state.problem) }] : []),
  ...Object.entries(state.errors).map(([name, problems]) => ({
    ...(name ? { name, ...ownId(state, name) } : {}),
    message: aboutField(words, {
      name,
      of: ofField?.(name),
      problem: problems.map((problem) => words.problem(problem)).join(' '),
    }),
  })),
];

/** "Fill in this field" says little above the form: which one. A row's field goes by its own name (`lines.2.theme`). */
const aboutField = (
  words: Words,
  { name, of, problem }: { name: string; of: string | undefined; problem: string },
): string => {
  const parts = name.split('.').filter((part) => !/^\d+$/.test(part) && !isLanguage(part));
  const label = [of, fieldName(words, parts.at(-1) ?? '')].filter(Boolean).join(' · ');
  return label ? words.t('page.labelled', { label, value: problem }) : problem;
};

/** What a field needs from the form: its typed value and its error, in the person's words. */
export const fieldOf = (page: Page, state: FormState) => (name: string) => {
  const problems = state.errors[name];
  return {
    name,
    ...ownId(state, name),
    value: typedText(state.typed, name),
    error: problems?.map((problem) => page.words.problem(problem)).join(' '),
  };
};

const ownId = ({ form }: FormState, name: string) => (form ? { id: fieldId(`${form}-${name}`) } : {});
