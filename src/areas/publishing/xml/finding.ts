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
