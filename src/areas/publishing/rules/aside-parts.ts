import type { IatiTransaction, KeptAside } from './iati-file.ts';
import type { AsidePart } from './import-plan.ts';
import type { Keys } from './patch.ts';

type Owner = { kind: 'programme' | 'outcome'; id: string };

const OF_TRANSACTION = /^transaction\[(\d+)\]/;

/** Parts that stand aside by the record they belong to, so that they follow a transaction to another place. */
export function asideParts(
  kept: readonly KeptAside[],
  subject: Owner,
  transactions: readonly IatiTransaction[],
  keys: Keys,
): AsidePart[] {
  return kept.map((each) => {
    const place = OF_TRANSACTION.exec(each.path);
    const transaction = place ? transactions[Number(place[1]) - 1] : undefined;
    const key = transaction && keys.get(transaction);
    if (!place || key === undefined) return { ...each, owner: { kind: subject.kind, id: subject.id } };
    const path = `transaction${each.path.slice(place[0].length)}`;
    return { ...each, path, owner: { kind: 'transaction', id: key } };
  });
}

/** The same parts with their paths in the activity as it is published now. */
export function partsInPlace(
  parts: readonly AsidePart[],
  transactions: readonly IatiTransaction[],
  keys: Keys,
): KeptAside[] {
  const placeOf = new Map(transactions.map((each, at) => [keys.get(each), at + 1]));
  return parts.flatMap(({ owner, path, xml, reason }) => {
    if (owner.kind !== 'transaction') return { path, xml, reason };
    const at = placeOf.get(owner.id);
    return at === undefined ? [] : { path: path.replace(/^transaction/, `transaction[${at}]`), xml, reason };
  });
}
