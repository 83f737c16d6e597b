import type { Problem } from '../../../kernel/problem.ts';

export type Severity = 'critical' | 'error' | 'warning' | 'advisory';

/** One finding about a file; `path` is empty for the file as a whole. Ids are those of the official validator. */
export type Finding = { id: string; severity: Severity; path: string; message: string };

const SENTENCES: Record<string, (args: Record<string, string | number>) => string> = {
  'publishing.file-empty': () => 'The file is empty',
  'publishing.encoding-unknown': ({ encoding }) => `The encoding ${encoding} is not known`,
  'publishing.encoding-wrong': ({ encoding }) =>
    `The bytes are not ${encoding}, the encoding the file claims`,
  'publishing.not-well-formed': ({ reason }) => `Not well-formed XML: ${reason}`,
  'publishing.doctype-refused': () => 'A DOCTYPE with declarations is refused',
  'publishing.beyond-limits': ({ what, max }) => `More than Relais reads: ${what} over ${max}`,
};

/** 0.1.1: the file is no XML that can be read; nothing else is checked. In English, as the XSD's own messages. */
export function notWellFormed(problem: Problem): Finding {
  const { line, column, ...args } = problem.args ?? {};
  const sentence = SENTENCES[problem.key]?.(args) ?? problem.key;
  const where = line === undefined ? '' : ` (line ${line}, column ${column})`;
  return { id: '0.1.1', severity: 'critical', path: '', message: sentence + where };
}

/** 0.2.1: the root is neither of the two; nothing else is checked. */
export function wrongRoot(root: string): Finding {
  const message = `The root element is ${root}, not iati-activities or iati-organisations`;
  return { id: '0.2.1', severity: 'critical', path: `/${root}`, message };
}

/** 0.6.1: the version is none of the three; nothing else is checked. */
export function wrongVersion(root: string, version: string | undefined): Finding {
  const said = version ? `Version ${version}` : 'No version';
  const message = `${said}: only 2.01, 2.02 and 2.03 are supported`;
  return { id: '0.6.1', severity: 'critical', path: `/${root}/@version`, message };
}

/** 0.3.1: the XSD of the version does not allow it. */
export function againstSchema(path: string, message: string): Finding {
  return { id: '0.3.1', severity: 'critical', path, message };
}

/** 1.1.2: the same identifier more than once. */
export function identifierTwice(path: string, identifier: string, count: number): Finding {
  const message = `The identifier "${identifier}" is carried by ${count} records of the file`;
  return { id: '1.1.2', severity: 'error', path, message };
}

/** 9.*: a value that is no code of the list that its place asks for. */
export function notInCodelist(
  rule: { id: string; severity: Severity; codelist: string; of: string },
  path: string,
  value: string,
): Finding {
  const message = `"${value.slice(0, 200)}" is no code of the codelist ${rule.codelist}`;
  const place = rule.of === 'text()' ? path : `${path}/@${rule.of}`;
  return { id: rule.id, severity: rule.severity, path: place, message };
}

/** 1000.0.*: a reference to an activity that the file does not hold; whether another publisher does is not asked. */
export function unknownActivity(id: string, path: string, reference: string): Finding {
  const message = `The activity "${reference.slice(0, 200)}" is not in this file, and other files are not looked up`;
  return { id, severity: 'advisory', path, message };
}

/** The XSD could not be checked, which is no fault of the file. */
export function noSchema(schemasDir: string | undefined, version: string): Finding {
  const where = schemasDir === undefined ? 'no folder was named' : `none found in ${schemasDir}`;
  const message = `Not checked against the XSD of ${version}: ${where}`;
  return { id: 'relais-no-schema', severity: 'advisory', path: '', message };
}

/** So many findings that the rest of the file was not checked against the XSD. */
export function schemaStopped(path: string): Finding {
  const message = 'Too many findings: what follows was not checked against the XSD';
  return { id: 'relais-schema-stopped', severity: 'advisory', path, message };
}

/** What of the standard was not there to check by, which is no fault of the file. */
export function notChecked(what: 'ruleset' | 'codelists' | 'agencies', version: string): Finding {
  const said = {
    ruleset: `Not checked against the standard ruleset of ${version}: it is not among the files of the standard`,
    codelists: `Not checked against the codelists of ${version}: they are not among the files of the standard`,
    agencies: 'Agency codes are not checked: their list is not among the files of the standard',
  };
  return { id: `relais-no-${what}`, severity: 'advisory', path: '', message: said[what] };
}

/** A rule that would have to be asked of more values of one record than are asked. */
export function rulesStopped(rule: string): Omit<Finding, 'path'> {
  const message = `Too many different values: rule ${rule} was asked of the first ones alone`;
  return { id: 'relais-rules-stopped', severity: 'advisory', message };
}

/** More findings of one rule than are listed. */
export function moreFindings(id: string, more: number): Finding {
  const message = `${more} more findings of ${id} are not listed`;
  return { id: 'relais-more-findings', severity: 'advisory', path: '', message };
}
