import { attributeValue, childElements, ownText, type SourceElement } from '../rules/xml-element.ts';
import { type Finding, unknownActivity } from './finding.ts';
import { identifierOf } from './tree.ts';

type Reference = { id: string; path: string; reference: string };

/** Where an activity names another, with the official id of the advisory about it. */
const PLACES: readonly { id: string; path: readonly string[]; attribute: string }[] = [
  { id: '1000.0.1', path: ['participating-org'], attribute: 'activity-id' },
  {
    id: '1000.0.2',
    path: ['planned-disbursement', 'provider-org'],
    attribute: 'provider-activity-id',
  },
  {
    id: '1000.0.3',
    path: ['planned-disbursement', 'receiver-org'],
    attribute: 'receiver-activity-id',
  },
  { id: '1000.0.4', path: ['transaction', 'provider-org'], attribute: 'provider-activity-id' },
  { id: '1000.0.5', path: ['transaction', 'receiver-org'], attribute: 'receiver-activity-id' },
  { id: '1000.0.6', path: ['related-activity'], attribute: 'ref' },
];

/** Collects which activities the records of a file name, to say at its end which of them it does not hold. */
export class ActivityReferences {
  readonly #references: Reference[] = [];
  readonly #identifiers = new Set<string>();

  add(record: SourceElement): void {
    const identifier = identifierOf(record);
    if (identifier) this.#identifiers.add(ownText(identifier).trim());
    for (const { id, path, attribute } of PLACES) {
      for (const element of elementsAt(record, path)) {
        const reference = attributeValue(element, attribute)?.trim();
        if (reference) this.#references.push({ id, path: `${element.path}/@${attribute}`, reference });
      }
    }
  }

  findings(): Finding[] {
    const unknown = this.#references.filter(({ reference }) => !this.#identifiers.has(reference));
    return unknown.map(({ id, path, reference }) => unknownActivity(id, path, reference));
  }
}

function elementsAt(record: SourceElement, path: readonly string[]): SourceElement[] {
  return path.reduce(
    (elements, name) =>
      elements.flatMap((element) =>
        childElements(element).filter((child) => child.local === name && child.uri === ''),
      ),
    [record],
  );
}
