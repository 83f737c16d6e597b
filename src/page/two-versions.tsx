import { calendarDay } from '../kernel/calendar-day.ts';
import { languages } from '../kernel/language.ts';
import { type Localized, textIn } from '../kernel/localized.ts';
import { type Money, toDecimal } from '../kernel/money.ts';
import type { Words } from '../text/words.ts';
import { ConflictNotice, type ConflictRow } from '../ui/conflict-notice.tsx';
import type { FormState } from './submit.ts';

/** How one's own rows and those of someone else read, by the key that the refusal gives. */
export type Compared = Readonly<Record<string, { mine: string; theirs: (current: unknown) => string }>>;

type Props = {
  words: Words;
  state: FormState;
  names?: ReadonlyMap<string, string> | undefined;
  compared?: Compared | undefined;
  differing?: readonly ConflictRow[] | undefined;
};

/** Both versions of what differs, with the fields named as the form names them where a text key is given. */
export function TwoVersions({ words, state, names = new Map(), compared = {}, differing = [] }: Props) {
  const rows = Object.entries(state.conflict?.current ?? {}).flatMap(([key, value]) => {
    const row = {
      label: words.say(key),
      mine: compared[key]?.mine ?? shown(key, mineOf(state, key, value, words), words, names),
      theirs: compared[key]?.theirs(value) ?? shown(key, value, words, names),
    };
    const others = compared[key] ? [] : otherLanguages(state, key, value, words);
    return [row, ...others.filter(({ mine, theirs }) => mine !== row.mine || theirs !== row.theirs)];
  });
  return <VersionsNotice words={words} rows={[...rows, ...differing]} />;
}

/** What differs between one's own version and that of someone else, whoever words the fields. */
export function VersionsNotice({ words, rows }: { words: Words; rows: readonly ConflictRow[] }) {
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

/**
 * The typed field that a text key names: `programmes.planned-sessions` is typed in `plannedSessions`, and where the form
 * has no such field, the label says more than the field: `programmes.framework-kind` is typed in `kind`.
 */
const fieldBehind = (key: string, { typed = {} }: FormState): string => {
  const last = key.split('.').at(-1) ?? key;
  const whole = last.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const isTyped = Object.keys(typed).some((name) => name === whole || name.startsWith(`${whole}.`));
  return isTyped ? whole : (last.split('-').at(-1) ?? whole);
};

// A text in several languages is typed as `title.fr`, `title.nl` ...: the reader's own stands for it, as it does for
// theirs, and else the first, which is its source.
const mineOf = (
  state: FormState,
  key: string,
  theirs: unknown,
  { language }: Words,
): string | boolean | readonly string[] => {
  const { typed = {} } = state;
  const field = fieldBehind(key, state);
  // A box that is not ticked is not sent.
  if (typeof theirs === 'boolean') return typed[field] !== undefined;
  const values = typed[field];
  if (values) return Array.isArray(theirs) ? values : values.join(', ');
  const written = Object.keys(typed).filter(
    (name) => name.startsWith(`${field}.`) && typed[name]?.[0]?.trim(),
  );
  const name = written.find((each) => each === `${field}.${language}`) ?? written[0];
  return (name && typed[name]?.[0]) || '';
};

/** What a form holds in other languages than the reader's is sent with it, and would be turned back as well. */
const otherLanguages = (state: FormState, key: string, theirs: unknown, words: Words): ConflictRow[] => {
  const field = fieldBehind(key, state);
  return languages
    .filter(
      (language) => language !== words.language && Object.hasOwn(state.typed ?? {}, `${field}.${language}`),
    )
    .map((language) => ({
      label: `${words.say(key)} · ${words.t(`page.language-${language}`)}`,
      mine: state.typed?.[`${field}.${language}`]?.[0]?.trim() ?? '',
      theirs: (theirs as Localized | null)?.[language]?.text ?? '',
    }));
};

/** A day, a country, a thing or a choice as the form words it; what has no words of its own as it is. */
const shown = (key: string, value: unknown, words: Words, names: NonNullable<Props['names']>): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return words.t(value ? 'page.yes' : 'page.no');
  if (Array.isArray(value))
    return value
      .map((each) => shown(key, each, words, names))
      .sort((a, b) => a.localeCompare(b, words.language))
      .join(', ');
  if (isMoney(value)) return words.number(toDecimal(value));
  if (typeof value === 'object') return textIn(value as never, words.language).text;
  const code = String(value);
  const named = names.get(code);
  if (named !== undefined) return named;
  const day = calendarDay(code);
  if (day) return words.day(day);
  if (/country$/i.test(key) && /^[A-Z]{2}$/.test(code)) return words.country(code);
  const choice = words.say(`${key}-${code}`);
  return choice === `${key}-${code}` ? code : choice;
};

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
