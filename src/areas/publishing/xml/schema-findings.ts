import type { SourceElement, XmlElement, XmlNode } from '../rules/xml-element.ts';
import { againstSchema, type Finding, schemaStopped } from './finding.ts';
import type { SchemaCheck } from './schema.ts';
import { type FilePart, recordNames } from './tree.ts';

// The parser counts siblings for every error, so errors without end would take time without end.
const MOST_ERRORS = 10_000;

const child = (local: string, attributes: Record<string, string>, children: XmlNode[] = []): XmlElement => ({
  local,
  prefix: '',
  uri: '',
  attributes: Object.entries(attributes).map(([name, value]) => ({
    local: name,
    prefix: '',
    uri: '',
    value,
  })),
  children,
});
const text = (name: string, attributes: Record<string, string> = {}) =>
  child(name, attributes, [child('narrative', {}, ['-'])]);

// The least that every version allows: it stands for all records where only the file around them is checked.
const leastRecords: Readonly<Record<string, XmlElement>> = {
  'iati-activities': child('iati-activity', {}, [
    child('iati-identifier', {}, ['-']),
    text('reporting-org', { ref: '-', type: '-' }),
    text('title'),
    text('description'),
    child('participating-org', { role: '1' }),
    child('activity-status', { code: '1' }),
    child('activity-date', { type: '1', 'iso-date': '2000-01-01' }),
  ]),
  'iati-organisations': child('iati-organisation', {}, [
    child('organisation-identifier', {}, ['-']),
    text('name'),
    text('reporting-org', { ref: '-', type: '-' }),
  ]),
};

/**
 * Checks a file against its XSD record by record, so that never more than one is in the checker's memory, and at
 * the end what stands around them. One finding for each distinct message of a record.
 */
export class SchemaFindings {
  readonly findings: Finding[] = [];
  readonly #check: SchemaCheck;
  readonly #root: SourceElement;
  readonly #around: XmlNode[] = [];
  #errors = 0;

  constructor(check: SchemaCheck, root: SourceElement) {
    this.#check = check;
    this.#root = root;
  }

  add(part: FilePart): void {
    if (part.kind === 'record') {
      const least = leastRecords[this.#root.local]!;
      if (this.#around.at(-1) !== least) this.#around.push(least);
      if (this.#errors <= MOST_ERRORS) this.#checkRecord(part.element);
    } else if (part.kind === 'beside') this.#around.push(part.element);
    else if (part.kind === 'text') this.#around.push(part.text);
  }

  end(): void {
    if (this.#errors <= MOST_ERRORS) this.#report(this.#root, this.#around, (xpath) => xpath);
  }

  #checkRecord(record: SourceElement): void {
    const { local, prefix, uri } = this.#root;
    const root = { local, prefix, uri, attributes: versionOnly(this.#root), children: [] };
    const within = `/${local}/${recordNames[local]}`;
    this.#report(root, [record], (xpath) =>
      xpath.startsWith(within) ? record.path + xpath.slice(within.length) : record.path,
    );
    if (this.#errors > MOST_ERRORS) this.findings.push(schemaStopped(record.path));
  }

  #report(root: XmlElement, children: XmlNode[], pathOf: (xpath: string) => string): void {
    const errors = this.#check(root, children);
    this.#errors += errors.length;
    const firsts = new Map<string, string>();
    for (const { message, xpath } of errors) if (!firsts.has(message)) firsts.set(message, pathOf(xpath));
    for (const [message, path] of firsts) this.findings.push(againstSchema(path, message));
  }
}

function versionOnly(root: SourceElement) {
  return root.attributes.filter((each) => each.uri === '' && each.local === 'version');
}
