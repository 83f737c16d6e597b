import { readDay } from '../kernel/notation.ts';
import type { Narrowed } from './narrowed.ts';
import type { Page } from './page.ts';

type Told = Narrowed & { label: string | undefined };

// By the address itself: a page and its file ask the same one.
const asked = new WeakMap<URLSearchParams, Map<string, Told>>();

/** Keeps what an address was found to narrow a page by, with the words of the choice, for the name of its file. */
export const keepNarrowing = ({ query }: Page, name: string, told: Told): void => {
  const of = asked.get(query) ?? new Map<string, Told>();
  asked.set(query, of.set(name, told));
};

/** What is told by its words: codes, references, states, places, organisations and times, never a person. */
const spoken = new Set([
  ...['year', 'country', 'partner', 'programme', 'outcome', 'institute', 'aim'],
  ...['kind', 'state', 'open', 'role', 'level', 'score', 'source', 'approval', 'verdict'],
  ...['probability', 'impact', 'hemisphere', 'side', 'time', 'currency'],
  ...['until-year', 'quarter', 'month', 'period', 'since', 'until', 'on'],
]);

/** Ways to narrow that some pages read from the address by themselves, and the words that a list is searched for. */
const others = [
  ...['q', 'words', 'rule', 'partner', 'outcome', 'indicator', 'programme', 'country', 'state', 'activity'],
  ...['heading', 'block', 'line', 'item', 'post', 'cell', 'evaluation'],
];

const days = ['from', 'until'];

/** Most characters of one choice, and of all that is told. */
const longestChoice = 28;
const longest = 90;

/**
 * The name of a file of a list, with what the list is narrowed to: two files of one list are told apart by it.
 * What may name a person or was typed freely is no more than «filtered».
 */
export const narrowedName = (page: Page, name: string): string => {
  const parts = partsOf(page).filter((part) => !` ${name} `.includes(` ${part} `));
  return [name, shortened([...new Set(parts)].join(' '), longest)].filter(Boolean).join(' ');
};

const partsOf = ({ query, words }: Page): string[] => {
  const chosen = asked.get(query) ?? new Map<string, Told>();
  const narrowed = [...chosen].filter(([, { value }]) => value !== undefined);
  const told = narrowed.flatMap(([name, { label }]) =>
    spoken.has(name) && label ? [marked(name, shortened(fileSafe(label), longestChoice))] : [],
  );
  const typed = [
    ...(chosen.has('year') ? [] : yearsIn(query.get('year') ?? '')),
    ...days.flatMap((name) =>
      chosen.has(name) ? [] : (readDay(query.get(name) ?? '', words.language) ?? []),
    ),
  ];
  const isMore =
    narrowed.some(([name]) => !spoken.has(name)) ||
    others.some((name) => !chosen.has(name) && query.get(name)?.trim());
  return [...told, ...typed, ...(isMore ? [words.t('page.file-filtered')] : [])].filter(Boolean);

  /** A time that is open to one side is told from that time itself. */
  function marked(name: string, label: string): string {
    const isSaid = (other: string) => chosen.get(other)?.value !== undefined;
    if (name === 'since' && !isSaid('until')) return `${label}–`;
    return name === 'until-year' || (name === 'until' && !isSaid('since')) ? `–${label}` : label;
  }
};

/** A year, or several that were ticked, which stand as one text; none where one of them is no year. */
const yearsIn = (typed: string): string[] => {
  const years = typed.split(',').map((year) => year.trim());
  return years.every((year) => /^\d{4}$/.test(year)) ? years.toSorted() : [];
};

/** What no file system takes in a name is left out. */
const fileSafe = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Cut at a blank where there is one. */
const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most + 1);
  const blank = cut.lastIndexOf(' ');
  return (blank > 0 ? cut.slice(0, blank) : cut.slice(0, most)).toWellFormed();
};
