import type { XmlDocument } from 'libxml2-wasm';
import type { SourceElement, XmlElement, XmlNode } from '../rules/xml-element.ts';
import { ActivityReferences } from './activity-references.ts';
import { againstSchema, type Finding, moreFindings, notChecked, schemaStopped } from './finding.ts';
import { leastRecords } from './least-records.ts';
import { type Libxml, withDocument } from './record-document.ts';
import type { SchemaError } from './schema.ts';
import type { Standard } from './standard.ts';
import { type FilePart, recordNames } from './tree.ts';

// The parser counts siblings for every error, so errors without end would take time without end.
const MOST_ERRORS = 10_000;
// Of one rule; the file is as wrong with ten thousand as with a million.
const MOST_LISTED = 10_000;

/**
 * Checks a file record by record by what there is of the standard, so that never more than one is in the
 * checker's memory, and at the end what stands around them. The XSD gives one finding for each distinct message
 * of a record, a rule one for each place at which it is broken.
 */
export class RecordChecks {
  readonly #xml: Libxml;
  readonly #standard: Standard;
  readonly #root: SourceElement;
  readonly #now: Temporal.Instant;
  readonly #around: XmlNode[] = [];
  readonly #references = new ActivityReferences();
  readonly #schema: Finding[] = [];
  readonly #rules: Finding[] = [];
  readonly #listed = new Map<string, number>();
  #errors = 0;

  constructor(xml: Libxml, standard: Standard, root: SourceElement, now: Temporal.Instant) {
    this.#xml = xml;
    this.#standard = standard;
    this.#root = root;
    this.#now = now;
    this.#list(standard.codelists?.(root, '') ?? []);
  }

  add(part: FilePart): void {
    if (part.kind === 'record') {
      const least = leastRecords[this.#root.local]!;
      if (this.#around.at(-1) !== least) this.#around.push(least);
      this.#checkRecord(part.element);
    } else if (part.kind === 'beside') this.#around.push(part.element);
    else if (part.kind === 'text') this.#around.push(part.text);
  }

  /** All findings, once the file is at its end: of the XSD, of codelists and rules, of references. */
  end(): Finding[] {
    if (this.#standard.schema && this.#errors <= MOST_ERRORS) {
      const unread = withDocument(this.#xml, this.#root, this.#around, (document) =>
        this.#againstSchema(document, (xpath) => xpath),
      );
      this.#report(unread, (xpath) => xpath);
    }
    this.#list(this.#references.findings());
    const unlisted = [...this.#listed].filter(([, count]) => count > MOST_LISTED);
    const more = unlisted.map(([id, count]) => moreFindings(id, count - MOST_LISTED));
    return [...this.#schema, ...this.#rules, ...more];
  }

  #checkRecord(record: SourceElement): void {
    const { local, prefix, uri } = this.#root;
    const root: XmlElement = { local, prefix, uri, attributes: versionOnly(this.#root), children: [] };
    const within = `/${local}/${recordNames[local]}`;
    const pathOf = (xpath: string) =>
      xpath.startsWith(within) ? record.path + xpath.slice(within.length) : record.path;
    const stopped = !this.#standard.schema || this.#errors > MOST_ERRORS;
    const unread = withDocument(this.#xml, root, [record], (document) => {
      if (!stopped) this.#againstSchema(document, pathOf);
      this.#againstRules(document, record);
    });
    if (!stopped) this.#report(unread, pathOf);
    this.#list(this.#standard.codelists?.(record, local) ?? []);
    if (local === 'iati-activities') this.#references.add(record);
    if (!stopped && this.#errors > MOST_ERRORS) this.#schema.push(schemaStopped(record.path));
  }

  #againstSchema(document: XmlDocument, pathOf: (xpath: string) => string): void {
    this.#report(this.#standard.schema?.(document) ?? [], pathOf);
  }

  #againstRules(document: XmlDocument, record: SourceElement): void {
    const { ruleset, agencies } = this.#standard;
    const facts = { now: this.#now, agencies };
    for (const { rule, path } of ruleset?.(document, record.path, facts) ?? []) {
      if (this.#counts(rule.id)) this.#rules.push(findingOf(rule, path()));
    }
  }

  #report(errors: SchemaError[], pathOf: (xpath: string) => string): void {
    this.#errors += errors.length;
    const firsts = new Map<string, string>();
    for (const { message, xpath } of errors) if (!firsts.has(message)) firsts.set(message, pathOf(xpath));
    for (const [message, path] of firsts) this.#schema.push(againstSchema(path, message));
  }

  #list(findings: readonly Finding[]): void {
    this.#rules.push(...findings.filter(({ id }) => this.#counts(id)));
  }

  /** Counts a finding; whether it is still to be listed. */
  #counts(id: string): boolean {
    const count = (this.#listed.get(id) ?? 0) + 1;
    this.#listed.set(id, count);
    return count <= MOST_LISTED;
  }
}

function findingOf({ id, severity, message }: Omit<Finding, 'path'>, path: string): Finding {
  return { id, severity, path, message };
}

/** Advisories about what could not be checked. */
export function unchecked({ ruleset, codelists, agencies }: Standard, version: string): Finding[] {
  const missing: Finding[] = [];
  if (!ruleset) missing.push(notChecked('ruleset', version));
  if (!codelists) missing.push(notChecked('codelists', version));
  if (ruleset && !agencies) missing.push(notChecked('agencies', version));
  return missing;
}

function versionOnly(root: SourceElement) {
  return root.attributes.filter((each) => each.uri === '' && each.local === 'version');
}
