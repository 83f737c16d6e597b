import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import type { Problem } from '../../../kernel/problem.ts';
import { childElements, type SourceElement, writtenName, type XmlAttribute } from '../rules/xml-element.ts';
import type { XmlLimits } from './limits.ts';

/** The root without its children, then each of its children, whole; `record` is what the file is a list of. */
export type FilePart =
  | { kind: 'root'; element: SourceElement; doctype: boolean }
  | { kind: 'record'; element: SourceElement }
  | { kind: 'beside'; element: SourceElement }
  | { kind: 'text'; text: string; path: string; line: number };

/** What each kind of file is a list of. */
export const recordNames: Readonly<Record<string, string>> = {
  'iati-activities': 'iati-activity',
  'iati-organisations': 'iati-organisation',
};

/** The element that names a record; undefined where it has none. */
export function identifierOf(record: SourceElement): SourceElement | undefined {
  const name = record.local === 'iati-activity' ? 'iati-identifier' : 'organisation-identifier';
  return childElements(record).find((child) => child.uri === '' && child.local === name);
}

type Frame = { element: SourceElement; counts?: Map<string, number>; children: number; textLength: number };

class Stop extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.key);
    this.problem = problem;
  }
}

/**
 * Takes the text of a file piece by piece; each call returns the parts that were completed by that piece, or
 * the problem that ends the reading. Entities beyond the five of XML and any DOCTYPE that declares something
 * are refused, so nothing is ever expanded or fetched. Under an unknown root nothing is kept.
 */
export class TreeBuilder {
  readonly #parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  readonly #limits: XmlLimits;
  readonly #open: Frame[] = [];
  #known = false;
  #doctype = false;
  // In the record being read; what stands beside the records counts together.
  #elements = 0;
  #beside = 0;
  #attributes = 0;
  #depth = 0;
  #parts: FilePart[] = [];

  constructor(limits: XmlLimits) {
    this.#limits = limits;
    const parser = this.#parser;
    parser.on('error', (error) => this.#stop('publishing.not-well-formed', { reason: reasonOf(error) }));
    parser.on('doctype', (text) => {
      if (text.includes('[')) this.#stop('publishing.doctype-refused');
      this.#doctype = true;
    });
    parser.on('opentagstart', ({ name }) => {
      this.#attributes = 0;
      this.#depth += 1;
      if (name.length > limits.name) this.#refuse('name', limits.name);
      if (this.#depth > limits.depth) this.#refuse('depth', limits.depth);
    });
    parser.on('attribute', ({ name, value }) => {
      this.#attributes += 1;
      // A namespace is written again with every fragment that stands aside, so a long one would multiply.
      const naming = name.startsWith('xmlns') ? Math.max(name.length, value.length) : name.length;
      if (naming > limits.name) this.#refuse('name', limits.name);
      if (this.#attributes > limits.attributesPerElement)
        this.#refuse('attributes', limits.attributesPerElement);
      if (value.length > limits.text) this.#refuse('text', limits.text);
    });
    parser.on('opentag', (tag) => this.#begin(tag));
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.on('closetag', () => this.#end());
  }

  write(text: string): { parts: FilePart[]; problem?: Problem } {
    return this.#run(() => this.#parser.write(text));
  }

  close(): { parts: FilePart[]; problem?: Problem } {
    return this.#run(() => this.#parser.close());
  }

  #run(step: () => void): { parts: FilePart[]; problem?: Problem } {
    this.#parts = [];
    try {
      step();
      return { parts: this.#parts };
    } catch (error) {
      if (error instanceof Stop) return { parts: this.#parts, problem: error.problem };
      throw error;
    }
  }

  #begin(tag: SaxesTagNS): void {
    const parent = this.#open.at(-1);
    if (this.#depth > 1 && !this.#known) return;
    const { local, prefix, uri } = tag;
    const path = `${parent?.element.path ?? ''}/${writtenName(tag)}${parent ? `[${this.#counted(parent, tag)}]` : ''}`;
    const attributes = Object.values(tag.attributes).filter(isNoDeclaration).map(plainAttribute);
    const element: SourceElement = {
      local,
      prefix,
      uri,
      attributes,
      children: [],
      path,
      line: this.#parser.line,
    };
    if (this.#depth === 2) this.#elements = this.#isRecord(element) ? 0 : this.#beside;
    this.#elements += 1;
    if (this.#elements > this.#limits.elementsPerRecord)
      this.#refuse('elements', this.#limits.elementsPerRecord);
    if (this.#depth > 2) parent?.element.children.push(element);
    this.#open.push({ element, children: 0, textLength: 0 });
    if (this.#depth > 1) return;
    this.#known = uri === '' && Object.hasOwn(recordNames, local);
    this.#parts.push({ kind: 'root', element, doctype: this.#doctype });
  }

  #counted(parent: Frame, tag: SaxesTagNS): number {
    parent.children += 1;
    const limit = this.#limits.childrenPerElement;
    if (this.#depth > 2 && parent.children > limit) this.#refuse('children', limit);
    const name = writtenName(tag);
    parent.counts ??= new Map();
    const count = (parent.counts.get(name) ?? 0) + 1;
    parent.counts.set(name, count);
    return count;
  }

  #text(text: string): void {
    const frame = this.#known && this.#open.length === this.#depth ? this.#open.at(-1) : undefined;
    if (!frame) return;
    if (this.#depth > 1) {
      frame.textLength += text.length;
      if (frame.textLength > this.#limits.text) this.#refuse('text', this.#limits.text);
      frame.element.children.push(text);
    } else if (text.trim() !== '') {
      this.#beside += 1;
      if (this.#beside > this.#limits.elementsPerRecord)
        this.#refuse('elements', this.#limits.elementsPerRecord);
      if (text.length > this.#limits.text) this.#refuse('text', this.#limits.text);
      this.#parts.push({ kind: 'text', text, path: `${frame.element.path}/text()`, line: this.#parser.line });
    }
  }

  #end(): void {
    this.#depth -= 1;
    if (this.#open.length <= this.#depth) return;
    const { element } = this.#open.pop()!;
    if (this.#depth !== 1) return;
    const kind = this.#isRecord(element) ? 'record' : 'beside';
    if (kind === 'beside') this.#beside = this.#elements;
    this.#parts.push({ kind, element });
  }

  #isRecord({ local, uri }: SourceElement): boolean {
    return uri === '' && local === recordNames[this.#open[0]!.element.local];
  }

  #refuse(what: string, max: number): never {
    return this.#stop('publishing.beyond-limits', { what, max });
  }

  #stop(key: string, args: Record<string, string> | Record<string, string | number> = {}): never {
    const { line, columnIndex } = this.#parser;
    throw new Stop({ key, args: { ...args, line, column: columnIndex + 1 } });
  }
}

function isNoDeclaration(attribute: SaxesAttributeNS): boolean {
  return attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns';
}

function plainAttribute({ local, prefix, uri, value }: SaxesAttributeNS): XmlAttribute {
  return { local, prefix, uri, value };
}

function reasonOf(error: Error): string {
  return error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').slice(0, 200);
}
