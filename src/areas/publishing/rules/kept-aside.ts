import type { KeptAside, KeptReason } from './iati-file.ts';
import { below, type Notes, type Place, pathOf } from './slot.ts';
import { type SourceElement, writtenName, type XmlAttribute, type XmlName } from './xml-element.ts';
import { writeAttribute, writeFragment } from './xml-writer.ts';

const WRITTEN_AGAIN: ReadonlySet<KeptReason> = new Set(['no-place', 'other-namespace']);
// The form that `writeAttribute` gives: the namespace, where there is one, then the attribute.
const ATTRIBUTE = /^(?:xmlns:([^\s="]+)="([^"]*)" )?(?:([^\s=":]+):)?([^\s=":]+)="([^"]*)"$/;
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#9': '\t',
  '#10': '\n',
  '#13': '\r',
};
const XML_URI = 'http://www.w3.org/XML/1998/namespace';

/** Notes an element that stands aside, with all it contains. */
export function keepElement(element: SourceElement, reason: KeptReason, notes: Notes): void {
  notes.keptAside.push({ path: pathOf(element, notes), xml: writeFragment(element), reason });
}

/** Notes an attribute that stands aside; `path` is that of its element. */
export function keepAttribute(attribute: XmlAttribute, path: string, reason: KeptReason, notes: Notes): void {
  const step = `@${writtenName(attribute)}`;
  notes.keptAside.push({ path: below(path, step), xml: writeAttribute(attribute), reason });
}

/** What stands aside and is to be written again, by the path of the element it stood in. */
export function keptByParent(kept: readonly KeptAside[]): Map<string, KeptAside[]> {
  const byParent = new Map<string, KeptAside[]>();
  for (const each of kept) {
    if (!WRITTEN_AGAIN.has(each.reason)) continue;
    const parent = each.path.slice(0, Math.max(each.path.lastIndexOf('/'), 0));
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(each);
    else byParent.set(parent, [each]);
  }
  return byParent;
}

/** Writes the elements of this name that stood aside here. */
export function putBackElements(place: Place, name: string): void {
  for (const each of place.writing.kept.get(place.path) ?? []) {
    if (stepName(each) === name) place.element.children.push({ raw: each.xml });
  }
}

/** Writes the attributes that stood aside here, and last the elements of other namespaces. */
export function putBackTheRest(place: Place): void {
  for (const each of place.writing.kept.get(place.path) ?? []) {
    const attribute = each.path.includes('@') ? attributeOf(each.xml) : undefined;
    if (attribute && !isThere(place.element.attributes, attribute)) place.element.attributes.push(attribute);
    if (isForeignElement(each)) place.element.children.push({ raw: each.xml });
  }
}

/** What stands aside within one element, for the record that is made of it (`transaction[3]`). */
export function keptWithin(kept: readonly KeptAside[], path: string): KeptAside[] {
  return kept.filter((each) => each.path === path || each.path.startsWith(`${path}/`));
}

/** The same, for an element that is now written at another place: from `transaction[3]` to `transaction[1]`. */
export function keptMoved(kept: readonly KeptAside[], from: string, to: string): KeptAside[] {
  return keptWithin(kept, from).map((each) => ({ ...each, path: to + each.path.slice(from.length) }));
}

function stepName(kept: KeptAside): string {
  return kept.path.slice(kept.path.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '');
}

function isForeignElement(kept: KeptAside): boolean {
  return kept.reason === 'other-namespace' && !stepName(kept).startsWith('@');
}

function attributeOf(xml: string): XmlAttribute | undefined {
  const match = ATTRIBUTE.exec(xml);
  if (!match) return undefined;
  const [, , declared = '', prefix = '', local = '', value = ''] = match;
  const uri = prefix === 'xml' ? XML_URI : plain(declared);
  return { local, prefix, uri, value: plain(value) };
}

function plain(escaped: string): string {
  return escaped.replace(/&(#?\w+);/g, (found, name: string) => ENTITIES[name] ?? found);
}

function isThere(attributes: XmlName[], one: XmlName): boolean {
  return attributes.some((each) => each.local === one.local && each.uri === one.uri);
}
