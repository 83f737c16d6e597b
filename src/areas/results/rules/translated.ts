import { type Localized, sourceOf, sourceText } from '../../../kernel/localized.ts';
import { keptCrossings } from './crossings.ts';
import type { Axis, DefinitionInput, Step } from './indicator-input.ts';
import { keptLeftOut } from './left-out-axes.ts';

const texts = ['title', 'description', 'unit', 'sourceOfVerification', 'responsible'] as const;

/** What of a definition is said in words. */
export type Worded = Record<(typeof texts)[number], Localized> & { axes: Axis[]; scale: Step[] };

type Defined = {
  readonly [Part in keyof DefinitionInput]?: unknown;
} & { axes?: readonly Axis[] | undefined; scale?: readonly Step[] | undefined };

export const wordedPartsOf = (defined: Defined): Worded => ({
  ...(Object.fromEntries(texts.map((part) => [part, defined[part] ?? {}])) as Record<
    (typeof texts)[number],
    Localized
  >),
  axes: [...(defined.axes ?? [])],
  scale: [...(defined.scale ?? [])],
});

/**
 * Whether a definition only says in more languages, or in other words of a language that is not the first, what one says: each text is
 * first written in the same words of the same language, and all that is no text is the same.
 */
export const isTranslated = (before: Defined, after: Defined): boolean =>
  meaningOf(before) === meaningOf(after) && plain(wordedPartsOf(before)) !== plain(wordedPartsOf(after));

const meaningOf = (defined: Defined): string => {
  const { measure, ascending, overTime, overPartners, frequency, formula } = defined;
  const worded = wordedPartsOf(defined);
  return plain([
    [measure, ascending, overTime, overPartners, frequency ?? null, formula || null],
    keptCrossings(defined.crossings as Parameters<typeof keptCrossings>[0]),
    keptLeftOut(defined.leftOutAxes as Parameters<typeof keptLeftOut>[0]),
    texts.map((part) => firstSaid(worded[part])),
    worded.axes.map(({ key, label, categories }) => [
      ...[key, firstSaid(label)],
      categories.map(({ label: said, ...category }) => [category, firstSaid(said)]),
    ]),
    worded.scale.map(({ value, label }) => [value, firstSaid(label)]),
  ]);
};

const firstSaid = (label: unknown): [string, string] | null => {
  const language = sourceOf(label as Localized);
  return language === undefined ? null : [language, (label as Localized)[language]!.text];
};

/** What one of two that say the same says in a further language and the other does not, a line a language: `nl: Membres = Leden; mines = mijnen`. */
export const translationsIn = (own: Worded, other: Worded): string[] => {
  const labels = [own, other].map((worded) => labelsOf(worded)) as [
    Map<string, Localized>,
    Map<string, Localized>,
  ];
  const lines = new Map<string, string[]>();
  for (const [place, label] of labels[0])
    for (const [language, { text }] of Object.entries(label))
      if (text !== (labels[1].get(place)?.[language]?.text ?? ''))
        lines.set(language, [...(lines.get(language) ?? []), `${sourceText(label)} = ${text}`]);
  return [...lines].map(([language, said]) => `${language}: ${said.join('; ')}`);
};

/** Each text of a definition, by where it stands. */
const labelsOf = (worded: Worded): Map<string, Localized> =>
  new Map([
    ...texts.map((part) => [part, worded[part]] as const),
    ...worded.axes.flatMap(({ key, label, categories }) => [
      [`axis ${key}`, label as Localized] as const,
      ...categories.map((each) => [`category ${key} ${each.key}`, each.label as Localized] as const),
    ]),
    ...worded.scale.map(({ value, label }) => [`step ${value}`, label as Localized] as const),
  ]);

/**
 * What a version of the same indicator says once one said `before` says `after`: where it says the same it goes along, and what it says in
 * the same first words has the languages that it lacks. What it says otherwise stays.
 */
export const alongWith = (version: Worded, before: Worded, after: Worded): Worded => {
  const label = along;
  return {
    ...version,
    ...Object.fromEntries(texts.map((part) => [part, label(version[part], before[part], after[part])])),
    axes: version.axes.map((axis) => {
      const [was, is] = [before, after].map(({ axes }) => axes.find(({ key }) => key === axis.key));
      return {
        ...axis,
        label: label(axis.label, was?.label, is?.label),
        categories: axis.categories.map((category) => {
          const own = [was, is].map(
            (each) => each?.categories.find(({ key }) => key === category.key)?.label,
          );
          return { ...category, label: label(category.label, own[0], own[1]) };
        }),
      };
    }),
    scale: version.scale.map((step) => {
      const own = [before, after].map(({ scale }) => scale.find(({ value }) => value === step.value)?.label);
      return { ...step, label: label(step.label, own[0], own[1]) };
    }),
  };
};

const along = <T>(said: T, before: unknown, after: unknown): T => {
  if (before === undefined || after === undefined) return said;
  if (plain(said) === plain(before)) return after as T;
  const isSame = plain(firstSaid(said)) === plain(firstSaid(after));
  return isSame ? ({ ...(after as object), ...(said as object) } as T) : said;
};

/** The same for what says the same, in whatever order its parts are kept. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
