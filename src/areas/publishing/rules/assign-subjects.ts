import type { IatiActivity, IatiFile, PlacedProblem, ReadActivity } from './iati-file.ts';
import type { Known, KnownSubject } from './import-plan.ts';
import { levelOf, parentOf } from './read-activity.ts';

/** One activity of the file, and the programme or outcome that it is. */
export type Assigned = {
  read: ReadActivity;
  kind: 'programme' | 'outcome';
  id: string;
  programmeId: string;
  code: string;
  known: KnownSubject | undefined;
};

const LONGEST_REFERENCE = 60;
const LONGEST_CODE = 40;
const LONGEST_IDENTIFIER = 100;

type Options = {
  newId: () => string;
  /** The programme that outcomes without a known parent are attached to. */
  attachTo?: string | undefined;
};

/**
 * Which programme or outcome each activity is: a known one by its identifier, else a new one. An outcome belongs to
 * the programme that it, or that programme, names; one without is refused with its path, as is an activity that
 * could not be found again for want of an identifier.
 */
export function assignSubjects(
  file: IatiFile,
  known: Known,
  options: Options,
): { assigned: Assigned[]; refusals: PlacedProblem[] } {
  const knownBy = new Map(known.subjects.map((each) => [each.subject.identifier, each]));
  const refusals: PlacedProblem[] = file.problems.filter(({ key }) => key === 'publishing.identifier-twice');
  const refuse = (path: string, key: string, args?: Record<string, string>) =>
    void refusals.push(args ? { path, key, args } : { path, key });
  const references = new Set(known.references);
  const programmes: Assigned[] = [];
  const outcomes: Assigned[] = [];
  for (const read of file.activities) {
    const { path, activity } = read;
    const { identifier } = activity;
    if (identifier === '') refuse(path, 'publishing.no-identifier');
    else if (identifier.length > LONGEST_IDENTIFIER) refuse(path, 'publishing.identifier-too-long');
    const own = knownBy.get(identifier);
    const kind = levelOf(activity);
    if (own && own.subject.kind !== kind) refuse(path, 'publishing.level-changed', { identifier });
    const id = own?.subject.id ?? options.newId();
    if (kind === 'outcome') outcomes.push({ read, kind, id, programmeId: '', code: '', known: own });
    else {
      const code = own?.subject.code ?? unused(shortName(activity, undefined, LONGEST_REFERENCE), references);
      references.add(code);
      programmes.push({ read, kind, id, programmeId: id, code, known: own });
    }
  }
  const parents = parentsOf(programmes, outcomes, known);
  const codes = codesInUse(known);
  for (const outcome of outcomes) {
    const { activity, path } = outcome.read;
    const parent = outcome.known?.subject.programmeId ?? parents(activity) ?? options.attachTo;
    if (parent === undefined) {
      refuse(path, 'publishing.no-programme', { identifier: parentOf(activity) ?? '' });
      continue;
    }
    const taken = codes.get(parent) ?? new Set();
    codes.set(parent, taken);
    outcome.programmeId = parent;
    outcome.code =
      outcome.known?.subject.code ?? unused(shortName(activity, parentOf(activity), LONGEST_CODE), taken);
    taken.add(outcome.code);
  }
  return { assigned: [...programmes, ...outcomes], refusals };
}

/** From an outcome up to a programme: by the parent it names, else by the programme that names it a child. */
function parentsOf(programmes: Assigned[], outcomes: Assigned[], known: Known) {
  const programmeIds = new Map<string, string>();
  for (const { subject } of known.subjects)
    if (subject.identifier) programmeIds.set(subject.identifier, subject.programmeId);
  const childOf = new Map<string, string>();
  for (const { read, id } of programmes) {
    programmeIds.set(read.activity.identifier, id);
    for (const { ref, type } of read.activity.relatedActivities) if (type === '2') childOf.set(ref, id);
  }
  const byIdentifier = new Map(outcomes.map((each) => [each.read.activity.identifier, each.read.activity]));
  const climb = (activity: IatiActivity, steps: number): string | undefined => {
    const parent = parentOf(activity);
    const direct = parent === undefined ? undefined : programmeIds.get(parent);
    const above = parent === undefined ? undefined : byIdentifier.get(parent);
    if (direct !== undefined) return direct;
    if (above && steps > 0) return climb(above, steps - 1);
    return childOf.get(activity.identifier);
  };
  return (activity: IatiActivity) => climb(activity, 10);
}

function codesInUse(known: Known): Map<string, Set<string>> {
  const byProgramme = Map.groupBy(
    known.subjects.filter(({ subject }) => subject.kind === 'outcome'),
    ({ subject }) => subject.programmeId,
  );
  return new Map(
    [...byProgramme].map(([id, each]) => [id, new Set(each.map(({ subject }) => subject.code))]),
  );
}

/** What an identifier adds to that of its parent or publisher. */
function shortName(activity: IatiActivity, parent: string | undefined, longest: number): string {
  const { identifier, reportingOrg } = activity;
  const prefix = [parent, reportingOrg?.ref].find((each) => each && identifier.startsWith(each)) ?? '';
  const rest = identifier.slice(prefix.length).replace(/^[-_./:\s]+/, '');
  return (rest || identifier).slice(-longest).trim();
}

function unused(name: string, taken: ReadonlySet<string>): string {
  for (let nth = 2; taken.has(name); nth += 1) name = `${name.replace(/~\d+$/, '').slice(0, 30)}~${nth}`;
  return name;
}
