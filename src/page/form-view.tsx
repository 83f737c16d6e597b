import type { Child } from 'hono/jsx';
import { calendarDay } from '../kernel/calendar-day.ts';
import { isLanguage } from '../kernel/language.ts';
import { textIn } from '../kernel/localized.ts';
import { paths } from '../paths.ts';
import type { Words } from '../text/words.ts';
import { ConflictNotice } from '../ui/conflict-notice.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Form, type FormButton } from '../ui/form.tsx';
import type { Link } from '../ui/link.ts';
import { fieldName } from './field-name.ts';
import { typedText } from './form.ts';
import type { Page } from './page.ts';
import type { FormState } from './submit.ts';

export type PageFormProps = {
  page: Page;
  state: FormState;
  buttons?: readonly [FormButton, ...FormButton[]];
  cancel?: string;
  version?: number;
  multipart?: boolean;
  wide?: boolean;
  hidden?: Readonly<Record<string, string>>;
  /** Asks before leaving with unsaved changes. */
  confirmLeave?: boolean;
  /** Where it is not the page's own address. */
  action?: string;
  /** A refusal of this form says what others set meanwhile: the next try knows it. */
  tellsWhatStands?: boolean;
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
  hidden,
  confirmLeave,
  action,
  tellsWhatStands = false,
  children,
}: PageFormProps) {
  const { words } = page;
  const errors = errorsOf(state, words);
  return (
    <>
      <ErrorSummary title={words.t('problem.summary', { count: errors.length })} errors={errors} />
      {state.conflict && <Conflict state={state} words={words} />}
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
        }}
        buttons={buttons ?? [{ label: words.t('page.save') }]}
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

const errorsOf = (state: FormState, words: Words) => [
  ...(state.problem ? [{ message: words.problem(state.problem) }] : []),
  ...Object.entries(state.errors).map(([name, problems]) => ({
    ...(name ? { name } : {}),
    message: aboutField(words, name, problems.map((problem) => words.problem(problem)).join(' ')),
  })),
];

/** "Fill in this field" says little above the form: which one. A row's field goes by its own name (`lines.2.theme`). */
const aboutField = (words: Words, name: string, problem: string): string => {
  const parts = name.split('.').filter((part) => !/^\d+$/.test(part) && !isLanguage(part));
  const field = fieldName(words, parts.at(-1) ?? '');
  return field ? words.t('page.labelled', { label: field, value: problem }) : problem;
};

/** Both versions of what differs, with the fields named as the form names them where a text key is given. */
function Conflict({ state, words }: { state: FormState; words: Words }) {
  const rows = Object.entries(state.conflict?.current ?? {}).map(([name, value]) => ({
    label: words.say(name),
    mine: shown(name, mineOf(state, fieldBehind(name), value), words),
    theirs: shown(name, value, words),
  }));
  return (
    <ConflictNotice
      title={words.t('page.two-versions')}
      sentence={words.t('problem.saved-by-another')}
      caption={words.t('page.two-versions')}
      field={words.t('page.field')}
      mine={words.t('page.your-version')}
      theirs={words.t('page.their-version')}
      rows={rows.filter(({ mine, theirs }) => mine !== theirs)}
      empty={words.t('page.versions-alike')}
    />
  );
}

/** The field that a text key names: `programmes.planned-sessions` is typed in `plannedSessions`. */
const fieldBehind = (key: string): string =>
  (key.split('.').at(-1) ?? key).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

// A text in several languages is typed as `title.fr`, `title.nl` ...: its first, which is its source, stands for it.
const mineOf = ({ typed }: FormState, field: string, theirs: unknown): string | boolean => {
  if (typeof theirs === 'boolean') return typed?.[field] !== undefined;
  const name = typed?.[field] ? field : Object.keys(typed ?? {}).find((each) => each.startsWith(`${field}.`));
  return (name && typed?.[name]?.join(', ')) ?? '';
};

/** A day, a country or a choice as the form words it; what has no words of its own as it is. */
const shown = (name: string, value: unknown, words: Words): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return words.t(value ? 'page.yes' : 'page.no');
  if (typeof value === 'object') return textIn(value as never, words.language).text;
  const code = String(value);
  const day = calendarDay(code);
  if (day) return words.day(day);
  if (/country$/i.test(name) && /^[A-Z]{2}$/.test(code)) return words.country(code);
  const choice = words.say(`${name}-${code}`);
  return choice === `${name}-${code}` ? code : choice;
};

/** What a field needs from the form: its typed value and its error, in the person's words. */
export const fieldOf = (page: Page, state: FormState) => (name: string) => {
  const problems = state.errors[name];
  return {
    name,
    value: typedText(state.typed, name),
    error: problems?.map((problem) => page.words.problem(problem)).join(' '),
  };
};
