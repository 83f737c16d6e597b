import type { CoverageAxis } from '../../overview/rules/coverage-choice.ts';
import type { FiledProgramme } from './filed-programme.ts';

/** Which filing an entry stands in. */
export type FiledIn = { filingId: string; programmeId: string; institute: string; year: number | null };

/**
 * One entry of the donor's matrix. What an older filing does not say stands under `unfiled`; such an entry is several
 * activities at once.
 */
export type FiledEntry = FiledIn & {
  /** Reference of the activity; null where none bears it, or the filing does not say which. */
  activity: string | null;
  currency: string;
  keys: Record<CoverageAxis, readonly string[]>;
  /** Activities and how many of them were held; 0 for money. */
  count: number;
  held: number;
  participants: number;
  minor: number;
};

export type FiledEntries = { spent: FiledEntry[]; activities: FiledEntry[] };

/** What one filing says, entry by entry. */
export const filedEntries = (filed: FiledIn, content: FiledProgramme): FiledEntries => {
  const common = { ...filed, currency: content.programme.currency };
  return content.coverage ? entriesOf(common, content.coverage) : olderEntries(common, content);
};

type Common = FiledIn & { currency: string };

const nothing = { activity: null, count: 0, held: 0, participants: 0, minor: 0 };
const none = 'none';
const untied = 'untied';
const unfiled = 'unfiled';

const entriesOf = (common: Common, coverage: NonNullable<FiledProgramme['coverage']>): FiledEntries => ({
  spent: coverage.spent.map(({ activity, aim, kind, country, partner, year, minor }) => {
    const of = (value: string | null) => [activity === null ? untied : (value ?? none)];
    const keys = { aim: of(aim), kind: of(kind), country: of(country), partner: [partner ?? none] };
    return { ...common, ...nothing, activity, minor, keys: { ...keys, ...placeOf(common, String(year)) } };
  }),
  activities: coverage.activities.map((row) => ({
    ...common,
    ...nothing,
    activity: row.reference,
    count: 1,
    held: row.isHeld ? 1 : 0,
    participants: row.participants,
    keys: {
      aim: orNone(row.aims),
      kind: [row.kind, ...(row.furtherKinds ?? [])],
      country: [row.country ?? none],
      partner: [row.partner ?? none],
      ...placeOf(common, String(row.year)),
    },
  })),
});

/** A filing from before says money by outcome, activities by outcome and kind, and of the year of its account only. */
const olderEntries = (common: Common, { outcomes, beside }: FiledProgramme): FiledEntries => {
  const unsaid = { country: [unfiled], partner: [unfiled] };
  const money = (aim: string, minor: number) => ({
    ...common,
    ...nothing,
    minor,
    keys: { aim: [aim], kind: [unfiled], ...unsaid, ...placeOf(common, unfiled) },
  });
  const year = common.year === null ? unfiled : String(common.year);
  return {
    spent: [
      ...outcomes.map(({ aims, spentMinor }) => money(aims[0] ?? none, spentMinor)),
      money(unfiled, beside.spentMinor),
    ].filter(({ minor }) => minor !== 0),
    activities: outcomes.flatMap(({ aims, activities }) =>
      activities.map(({ kind, planned, held, participants }) => ({
        ...common,
        ...nothing,
        count: planned,
        held,
        participants,
        keys: { aim: orNone(aims), kind: [kind], ...unsaid, ...placeOf(common, year) },
      })),
    ),
  };
};

const placeOf = ({ institute }: Common, year: string) => ({ institute: [institute], year: [year] });

const orNone = (aims: readonly string[]): readonly string[] =>
  aims.length > 0 ? [...new Set(aims)] : [none];
