import type { Known, KnownSubject } from './import-plan.ts';
import type { TransactionRow } from './subject.ts';

/** Organisations that pay or are paid. */
export const partiesOf = ({ providerId, receiverId }: TransactionRow): string[] =>
  [providerId, receiverId].filter((id) => id !== undefined);

/** Every organisation that a programme or outcome speaks of, once each. */
export const organisationsIn = ({ partners, subject }: KnownSubject): string[] => [
  ...new Set([
    ...partners,
    ...subject.participations.map(({ organisationId }) => organisationId),
    ...subject.transactions.flatMap(partiesOf),
  ]),
];

/** Asks whether an organisation is one of whom something may be withheld: not the institute, nor who pays for it. */
export const partnersOf = ({ institute, organisations }: Known): ((id: string) => boolean) => {
  const partners = organisations.filter(
    ({ kind, ref }) =>
      kind !== 'donor' && kind !== 'institute' && (ref === undefined || ref !== institute.ref),
  );
  const ids = new Set(partners.map(({ id }) => id));
  return (id) => ids.has(id);
};
