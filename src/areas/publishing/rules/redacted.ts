import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type FoldCandidate, type FoldGroup, foldGroup } from './fold-group.ts';
import { foldedBudgets, foldedTransactions } from './fold-sums.ts';
import { foldedOutcome } from './folded-outcome.ts';
import type { Known, KnownSubject } from './import-plan.ts';
import { organisationsIn, partnersOf } from './parties-of.ts';
import { type Degree, degreeIn, type Protection, strictest } from './protection.ts';
import { type Money, redactedSubject, type SubjectDegrees } from './redacted-subject.ts';
import { UNNAMED_ID, unnamedPartner } from './withheld-words.ts';

export type RedactionWanted = {
  /**
   * The protections that stood after each decision about them, the first one first, the last in force. An edition may have been
   * published after each: who came into the sums of a programme then does not leave them while anyone needs them.
   */
  states: readonly (readonly Protection[])[];
  today: CalendarDay;
};

/** Of whom something is withheld, and where; `outcomeId` null: in the programme itself. */
export type Withheld = {
  programmeId: string;
  outcomeId: string | null;
  organisationId: string;
  degree: Degree;
};

/** What may be published, and what was decided for it. */
export type Redacted = {
  known: Known;
  /** Organisations of the register that are named in it, sorted. */
  named: string[];
  /** By programme, whose money is in sums. */
  groups: Map<string, string[]>;
  withheld: Withheld[];
};

/**
 * What of programmes may be published under these protections: the same rows with what is withheld left out, replaced
 * or summed, so that whatever renders them cannot tell more. Sums of money by programme, year and kind stay as they
 * were. What came in with a publication and stands beside the tables is left out wherever something is withheld,
 * since nobody knows what it tells.
 */
export function redacted(known: Known, wanted: RedactionWanted): Redacted {
  const result: Redacted = {
    known: { ...known, organisations: [...known.organisations, unnamedPartner] },
    named: [],
    groups: new Map(),
    withheld: [],
  };
  const programmes = known.subjects.filter(({ subject }) => subject.kind === 'programme');
  const subjects = programmes.flatMap((each) => redactedProgramme(each, known, wanted, result));
  const named = new Set(subjects.flatMap(organisationsIn));
  named.delete(UNNAMED_ID);
  result.withheld.push(...protectedElsewhere(programmes, wanted.states.at(-1) ?? [], result.withheld));
  return { ...result, known: { ...result.known, subjects }, named: [...named].sort() };
}

/** Who is protected wherever it works, and works in none of these: a text could name it all the same. */
function protectedElsewhere(
  programmes: readonly KnownSubject[],
  protections: readonly Protection[],
  withheld: readonly Withheld[],
): Withheld[] {
  const known = new Set(withheld.map(({ organisationId }) => organisationId));
  return protections.flatMap(({ organisationId, outcomeId }) =>
    organisationId === null || outcomeId !== null || known.has(organisationId)
      ? []
      : programmes.map(({ subject }) => ({
          programmeId: subject.id,
          outcomeId: null,
          organisationId,
          // Its country is others' here.
          degree: 'unnamed' as const,
        })),
  );
}

function redactedProgramme(
  programme: KnownSubject,
  known: Known,
  { states, today }: RedactionWanted,
  result: Redacted,
): KnownSubject[] {
  const { id } = programme.subject;
  const outcomes = known.subjects.filter(
    ({ subject }) => subject.kind === 'outcome' && subject.programmeId === id,
  );
  const inForce = programmeDegrees(programme, outcomes, known, states.at(-1) ?? []);
  const group = states
    .map((protections) => programmeDegrees(programme, outcomes, known, protections))
    .reduce((before, then) => foldGroup(candidatesOf(then), before.members), NOBODY);
  if (group.members.size > 0) result.groups.set(id, [...group.members].sort());
  const parts = [programme, ...outcomes].map((each) => {
    const here = inForce.in(each);
    const outcomeId = each === programme ? null : each.subject.id;
    result.withheld.push(...here.withheld.map((one) => ({ programmeId: id, outcomeId, ...one })));
    return redactedSubject(each, here, group.members);
  });
  const [own, ...shown] = parts.flatMap((part) => part.shown ?? []);
  const sums = {
    transactions: foldedTransactions(
      parts.flatMap(({ folded }) => folded.transactions),
      today,
    ),
    budgets: foldedBudgets(parts.flatMap(({ folded }) => folded.budgets)),
  };
  if (sums.transactions.length + sums.budgets.length === 0) return [own!, ...shown];
  if (group.members.size > 0 && !group.alone)
    return [own!, ...shown, foldedOutcome(own!.subject, sums, outcomes)];
  // Nobody is there to hide it among but the programme itself.
  return [withMoney(own!, sums), ...shown];
}

const NOBODY: FoldGroup = { members: new Set(), alone: false };

const candidatesOf = ({ partners, anywhere }: ProgrammeDegrees): FoldCandidate[] =>
  partners.map((organisationId) => ({ organisationId, degree: anywhere(organisationId) }));

type ProgrammeDegrees = {
  /** Everyone who works in the programme and may be protected. */
  partners: string[];
  anywhere: (organisationId: string) => Degree;
  in: (subject: KnownSubject) => SubjectDegrees;
};

/** Of the programme itself a partner is published as strictly as in any of the outcomes in which it works. */
function programmeDegrees(
  programme: KnownSubject,
  outcomes: readonly KnownSubject[],
  known: Known,
  protections: readonly Protection[],
): ProgrammeDegrees {
  const isPartner = partnersOf(known);
  const inOutcome = new Map(
    outcomes.map((each) => [each.subject.id, organisationsIn(each).filter(isPartner)]),
  );
  const anywhere = (organisationId: string) =>
    strictest([
      ...protections.flatMap((each) => (each.organisationId === organisationId ? each.degree : [])),
      ...[...inOutcome].flatMap(([outcomeId, ids]) =>
        ids.includes(organisationId) ? degreeIn(protections, organisationId, outcomeId) : [],
      ),
    ]);
  const partners = [
    ...new Set([...organisationsIn(programme).filter(isPartner), ...[...inOutcome.values()].flat()]),
  ];
  const countries = new Map(known.organisations.map(({ id, country }) => [id, country]));
  return {
    partners,
    anywhere,
    in: ({ subject: { id, kind } }) => {
      const degree = kind === 'programme' ? anywhere : (each: string) => degreeIn(protections, each, id);
      const of = (each: string) => (isPartner(each) ? degree(each) : 'open');
      const all = kind === 'programme' ? partners : (inOutcome.get(id) ?? []);
      return {
        of,
        own: strictest(
          protections.flatMap((each) =>
            each.organisationId === null && each.outcomeId === id ? each.degree : [],
          ),
        ),
        withheld: all
          .map((organisationId) => ({ organisationId, degree: of(organisationId) }))
          .filter((each) => each.degree !== 'open'),
        countryOf: (each) => countries.get(each),
      };
    },
  };
}

function withMoney(known: KnownSubject, { transactions, budgets }: Money): KnownSubject {
  const { subject } = known;
  return {
    ...known,
    details: undefined,
    keptAside: [],
    subject: {
      ...subject,
      transactions: [...subject.transactions, ...transactions],
      budgets: [...subject.budgets, ...budgets],
    },
  };
}
