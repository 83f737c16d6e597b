import type { KnownSubject } from './import-plan.ts';
import { organisationsIn, partiesOf } from './parties-of.ts';
import { type Degree, isAtLeast } from './protection.ts';
import { withoutSmallCells } from './small-cells.ts';
import type { BudgetRow, ParticipationRow, TransactionRow } from './subject.ts';
import { withheldPlaces } from './withheld-places.ts';
import { UNNAMED_ID, withheldPayment } from './withheld-words.ts';

export type Money = { transactions: readonly TransactionRow[]; budgets: readonly BudgetRow[] };

/** How its partners are published in one programme or outcome. */
export type SubjectDegrees = {
  /** Of a partner; open for who is none. */
  of: (organisationId: string) => Degree;
  /** Of the outcome as such, whoever works in it; open for a programme. */
  own: Degree;
  /** Everyone of whom something is withheld here, in a programme also those of its outcomes. */
  withheld: readonly { organisationId: string; degree: Degree }[];
  countryOf: (organisationId: string) => string | undefined;
};

/** What of it is shown, undefined where it is folded as a whole, and what goes into the sums of the programme. */
export type RedactedSubject = { shown: KnownSubject | undefined; folded: Money };

/** One programme or outcome as it may be published. `inSums`: partners whose money stands in sums alone. */
export function redactedSubject(
  known: KnownSubject,
  here: SubjectDegrees,
  inSums: ReadonlySet<string>,
): RedactedSubject {
  const { subject } = known;
  if (isFoldedWhole(known, here)) return { shown: undefined, folded: subject };
  const taken = subject.transactions.filter((row) => partiesOf(row).some((id) => inSums.has(id)));
  const kept = subject.transactions.filter((row) => !taken.includes(row));
  const isTouched = here.withheld.length > 0 || here.own !== 'open' || taken.length > 0;
  const shown: KnownSubject = {
    ...known,
    ...(isTouched ? { details: undefined, keptAside: [] } : {}),
    partners: partnersShown(known.partners, here),
    subject: {
      ...subject,
      places: withheldPlaces(subject.places, hiddenCountries(here)),
      participations: participationsShown(subject.participations, here),
      transactions: kept.map((row) => withoutParties(row, here)),
      results: withoutSmallCells(subject.results),
    },
  };
  return { shown, folded: { transactions: taken, budgets: [] } };
}

/** An outcome of which all partners are folded, or that is so itself. */
function isFoldedWhole(known: KnownSubject, { of, own, withheld }: SubjectDegrees): boolean {
  if (known.subject.kind === 'programme') return false;
  if (own === 'folded') return true;
  if (withheld.length === 0) return false;
  const working = known.partners.length > 0 ? known.partners : organisationsIn(known);
  return working.length > 0 && working.every((id) => of(id) === 'folded');
}

function hiddenCountries({ own, withheld, countryOf }: SubjectDegrees): (country: string) => boolean {
  if (isAtLeast(own, 'country_withheld')) return () => true;
  const hidden = withheld
    .filter(({ degree }) => isAtLeast(degree, 'country_withheld'))
    .map(({ organisationId }) => countryOf(organisationId));
  return (country) => hidden.includes(country);
}

/** Whoever is folded is not spoken of; all others who are not named are one: how many they are is not told. */
function partnersShown(ids: readonly string[], { of }: SubjectDegrees): string[] {
  const shown = ids.filter((id) => of(id) !== 'folded').map((id) => (of(id) === 'open' ? id : UNNAMED_ID));
  return [...new Set(shown)];
}

function participationsShown(rows: readonly ParticipationRow[], { of }: SubjectDegrees): ParticipationRow[] {
  const unnamed = new Set<string>();
  return rows.flatMap((row) => {
    const degree = of(row.organisationId);
    if (degree === 'open') return row;
    if (degree === 'folded' || unnamed.has(row.role)) return [];
    unnamed.add(row.role);
    return { organisationId: UNNAMED_ID, role: row.role };
  });
}

/** A payment to or from a partner that is not named: its reference and words could name it. */
function withoutParties(row: TransactionRow, { of }: SubjectDegrees): TransactionRow {
  const isHidden = (id: string | undefined) => id !== undefined && of(id) !== 'open';
  if (!isHidden(row.providerId) && !isHidden(row.receiverId)) return row;
  const side = (id: string | undefined, ref: string | undefined) =>
    isHidden(id) ? { id: UNNAMED_ID, ref: undefined } : { id, ref };
  const provider = side(row.providerId, row.providerActivityRef);
  const receiver = side(row.receiverId, row.receiverActivityRef);
  return {
    ...row,
    reference: undefined,
    description: withheldPayment,
    providerId: provider.id,
    providerActivityRef: provider.ref,
    receiverId: receiver.id,
    receiverActivityRef: receiver.ref,
  };
}
