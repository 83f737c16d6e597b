import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { attributeValue, ownText, type SourceElement, writtenName } from '../rules/xml-element.ts';
import { tooLarge } from './decode.ts';
import {
  type Finding,
  identifierTwice,
  noSchema,
  notWellFormed,
  type Severity,
  wrongRoot,
  wrongVersion,
} from './finding.ts';
import { inOnePiece } from './in-one-piece.ts';
import { standardLimits } from './limits.ts';
import { readableVersions, readParts } from './reader.ts';
import { RecordChecks, unchecked } from './record-checks.ts';
import { openStandard, type StandardFolders } from './standard.ts';
import { type FilePart, identifierOf, recordNames } from './tree.ts';

/**
 * `valid` means no critical finding, as the official validator has it. What kind of file it is and of which
 * version, where it is one that is checked; how many findings of each severity.
 */
export type Validation = {
  file: string;
  verdict: 'valid' | 'invalid';
  fileType?: string;
  iatiVersion?: string;
  summary: Record<Severity, number>;
  findings: Finding[];
};

/** Where the standard lies, the name to report a file under, and the moment of the check (now). */
export type ValidationOptions = StandardFolders & { file?: string; now?: Temporal.Instant };

/**
 * Whether a file of activities or organisations is IATI 2.01 to 2.03: well-formed, allowed by its XSD, with codes
 * of its codelists and by the rules of the standard ruleset, with the ids and severities of the official validator
 * (no publisher counts as registered, no other file as known). What is not in `standardDir` is not checked by,
 * which an advisory says. A problem where there is nothing to judge: `publishing.file-unreadable` (missing, a folder;
 * `reason` is the system's code, ENOENT or EISDIR), `publishing.file-too-large`.
 */
export async function validateFile(
  source: string | Uint8Array,
  options: ValidationOptions = {},
): Promise<Result<Validation>> {
  const file = options.file ?? (typeof source === 'string' ? source : '');
  const unreadable = typeof source === 'string' ? await refusal(source) : undefined;
  if (unreadable) return fail(unreadable);
  try {
    const chunks = typeof source === 'string' ? createReadStream(source) : inOnePiece(source);
    const judged = await judgedFile(chunks, options);
    if (!judged.ok) return judged;
    const summary = severitiesOf(judged.value.findings);
    return ok({ file, verdict: summary.critical > 0 ? 'invalid' : 'valid', summary, ...judged.value });
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return fail({ key: 'publishing.file-unreadable', args: { file, reason: code } });
  }
}

function severitiesOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { critical: 0, error: 0, warning: 0, advisory: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

type Judged = Pick<Validation, 'fileType' | 'iatiVersion' | 'findings'>;

async function judgedFile(
  chunks: AsyncIterable<Uint8Array>,
  options: ValidationOptions,
): Promise<Result<Judged>> {
  const identifiers = new Map<string, { path: string; count: number }>();
  let ended: Finding | undefined;
  let opened: Awaited<ReturnType<typeof openedFor>> | undefined;
  for await (const part of readParts(chunks)) {
    if (!part.ok) {
      const { problem } = part;
      return problem.key === 'publishing.file-too-large' ? part : ok({ findings: [notWellFormed(problem)] });
    }
    if (part.value.kind === 'root') {
      ended = rootFinding(part.value.element);
      if (!ended) opened = await openedFor(part.value.element, options);
    }
    // A file that is not IATI at all is still read to its end: not being well-formed comes before it.
    if (ended) continue;
    opened?.checks.add(part.value);
    if (part.value.kind === 'record') countIdentifier(identifiers, part.value);
  }
  if (ended || !opened) return ok({ findings: ended ? [ended] : [] });
  const { checks, unchecked, fileType, iatiVersion } = opened;
  return ok({ fileType, iatiVersion, findings: [...unchecked, ...checks.end(), ...twice(identifiers)] });
}

async function openedFor(root: SourceElement, options: ValidationOptions) {
  const version = attributeValue(root, 'version')!;
  const standard = await openStandard(options, version, root.local);
  const { standardDir, schemasDir = standardDir } = options;
  const schemaless = standard.schema ? [] : [noSchema(schemasDir, version)];
  const now = options.now ?? Temporal.Now.instant();
  // Brings a megabyte of WebAssembly, so that only what validates pays for it.
  const xml = await import('libxml2-wasm');
  return {
    fileType: root.local,
    iatiVersion: version,
    checks: new RecordChecks(xml, standard, root, now),
    unchecked: [...schemaless, ...unchecked(standard, version)],
  };
}

function rootFinding(root: SourceElement): Finding | undefined {
  const name = writtenName(root).slice(0, 80);
  if (root.uri !== '' || !Object.hasOwn(recordNames, root.local)) return wrongRoot(name);
  const version = attributeValue(root, 'version')?.slice(0, 80);
  return (readableVersions as readonly (string | undefined)[]).includes(version)
    ? undefined
    : wrongVersion(name, version);
}

function countIdentifier(
  found: Map<string, { path: string; count: number }>,
  part: FilePart & { kind: 'record' },
) {
  const { element } = part;
  const identifier = identifierOf(element);
  if (!identifier) return;
  const text = ownText(identifier).trim();
  const earlier = found.get(text);
  if (!earlier) found.set(text, { path: '', count: 1 });
  else found.set(text, { path: earlier.path || identifier.path, count: earlier.count + 1 });
}

function twice(identifiers: Map<string, { path: string; count: number }>): Finding[] {
  const repeated = [...identifiers].filter(([, { count }]) => count > 1);
  return repeated.map(([identifier, { path, count }]) =>
    identifierTwice(path, identifier.slice(0, 200), count),
  );
}

async function refusal(path: string): Promise<Problem | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile())
      return {
        key: 'publishing.file-unreadable',
        args: { file: path, reason: found.isDirectory() ? 'EISDIR' : 'EINVAL' },
      };
    return found.size > standardLimits.bytes ? tooLarge(standardLimits.bytes) : undefined;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return { key: 'publishing.file-unreadable', args: { file: path, reason: code } };
  }
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : undefined;
}
