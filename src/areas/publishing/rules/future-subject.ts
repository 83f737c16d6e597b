import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Assigned } from './assign-subjects.ts';
import type { Known } from './import-plan.ts';
import { keepSame } from './language-text.ts';
import { type Core, daysOf } from './place-core.ts';
import { isCurrency } from './place-money.ts';
import type { OrganisationRow, Subject, Surroundings } from './subject.ts';

export type NamedSubject = { subject: Subject };

type Around = {
  all: readonly Assigned[];
  known: Known;
  planned: readonly NamedSubject[];
  /** Whether the file says of the subject itself what was published before. */
  same: boolean;
};

/** The programme or outcome as it stands after the import; undefined for a programme that names no day at all. */
export function futureSubject(assigned: Assigned, core: Core, around: Around): Subject | undefined {
  const was = assigned.known?.subject;
  const programme = assigned.kind === 'outcome' ? programmeOf(assigned, around) : undefined;
  if (was && around.same) return programme ? { ...was, ...inheritedOf(programme) } : was;
  const days = programme ?? spanOf(assigned, around.all) ?? was;
  if (!days) return undefined;
  const { id, kind, programmeId, code, read } = assigned;
  return {
    ...(was ?? fresh(assigned, around.all)),
    kind,
    id,
    programmeId,
    code,
    identifier: read.activity.identifier,
    ...core,
    title: keepSame(was?.title, core.title),
    description: keepSame(
      was?.description,
      written(core.description) ? core.description : (was?.description ?? {}),
    ),
    from: days.from,
    until: days.until,
    ...(programme ? inheritedOf(programme) : {}),
  };
}

/** The identifiers around a subject: of its programme, or of its outcomes, those of the file after those before. */
export function surroundingsOf(
  subject: Subject,
  {
    known,
    planned,
    register,
  }: { known: Known; planned: readonly NamedSubject[]; register: ReadonlyMap<string, OrganisationRow> },
): Surroundings {
  const all = new Map([...known.subjects, ...planned].map((each) => [each.subject.id, each.subject]));
  const related = [...all.values()].filter((each) =>
    subject.kind === 'programme'
      ? each.kind === 'outcome' && each.programmeId === subject.id
      : each.id === subject.programmeId,
  );
  const own = known.subjects.find((each) => each.subject.id === subject.id);
  return {
    institute: known.institute,
    organisations: register,
    related: related.flatMap(({ identifier }) => identifier ?? []),
    partners: own?.partners ?? [],
  };
}

/** What an outcome has from its programme. */
const inheritedOf = ({ from, until, currency, state }: Subject) => ({ from, until, currency, state });

function fresh({ read }: Assigned, all: readonly Assigned[]) {
  const { countries, regions } = read.activity;
  const currencies = [read, ...all.map((each) => each.read)].map((each) => each.activity.currency);
  return {
    version: 1,
    currency: currencies.find(isCurrency) ?? 'EUR',
    state: null,
    aims: [],
    isBelgian: regions.length === 0 && countries.length > 0 && countries.every(({ code }) => code === 'BE'),
    transactions: [],
    budgets: [],
    results: [],
  };
}

function programmeOf({ programmeId }: Assigned, { known, planned }: Around): Subject | undefined {
  return [...planned, ...known.subjects].find(({ subject }) => subject.id === programmeId)?.subject;
}

/** The days of a programme: as it says, else what its outcomes span, else what their money spans. */
function spanOf(
  programme: Assigned,
  all: readonly Assigned[],
): { from: CalendarDay; until: CalendarDay } | undefined {
  const family = all.filter((each) => each.programmeId === programme.id).map(({ read }) => read.activity);
  const own = daysOf(programme.read.activity);
  const from = own.from ?? family.flatMap((each) => daysOf(each).from ?? []).sort()[0];
  const until =
    own.until ??
    family
      .flatMap((each) => daysOf(each).until ?? [])
      .sort()
      .at(-1);
  const said = [from, until].filter((day) => day !== undefined);
  const ofMoney = family.flatMap(({ budgets, transactions }) => [
    ...budgets.flatMap(({ start, end }) => [start ?? [], end ?? []].flat()),
    ...transactions.flatMap(({ date }) => date ?? []),
  ]);
  const days = (said.length > 0 ? said : ofMoney).sort();
  return days.length > 0 ? { from: days[0]!, until: days.at(-1)! } : undefined;
}

const written = (text: object): boolean => Object.keys(text).length > 0;
