import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import {
  attributeValue,
  childElements,
  ownText,
  type SourceElement,
  writtenName,
} from '../rules/xml-element.ts';
import { tooLarge } from './decode.ts';
import {
  type Finding,
  identifierTwice,
  noSchema,
  notWellFormed,
  wrongRoot,
  wrongVersion,
} from './finding.ts';
import { standardLimits } from './limits.ts';
import { readableVersions, readParts } from './reader.ts';
import { openSchema } from './schema.ts';
import { SchemaFindings } from './schema-findings.ts';
import { type FilePart, recordNames } from './tree.ts';

/** `valid` means no critical finding, as the official validator has it. */
export type Validation = { file: string; verdict: 'valid' | 'invalid'; findings: Finding[] };

/**
 * Whether a file of activities or organisations is well-formed IATI 2.01 to 2.03 that its XSD allows. `schemasDir`
 * holds a folder for each version; without it the XSD is not checked, which an advisory says. A problem where
 * there is nothing to judge: `publishing.file-unreadable` (missing, a folder; `reason` is the system's code, ENOENT or EISDIR), `publishing.file-too-large`.
 */
export async function validateFile(
  source: string | Uint8Array,
  options: { schemasDir?: string | undefined; file?: string } = {},
): Promise<Result<Validation>> {
  const file = options.file ?? (typeof source === 'string' ? source : '');
  const unreadable = typeof source === 'string' ? await refusal(source) : undefined;
  if (unreadable) return fail(unreadable);
  try {
    const findings = await findingsOf(
      typeof source === 'string' ? createReadStream(source) : once(source),
      options,
    );
    if (!findings.ok) return findings;
    const critical = findings.value.some((finding) => finding.severity === 'critical');
    return ok({ file, verdict: critical ? 'invalid' : 'valid', findings: findings.value });
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return fail({ key: 'publishing.file-unreadable', args: { file, reason: code } });
  }
}

async function findingsOf(
  chunks: AsyncIterable<Uint8Array>,
  { schemasDir }: { schemasDir?: string | undefined },
): Promise<Result<Finding[]>> {
  const findings: Finding[] = [];
  const identifiers = new Map<string, { path: string; count: number }>();
  let ended: Finding | undefined;
  let schema: SchemaFindings | undefined;
  for await (const part of readParts(chunks)) {
    if (!part.ok) {
      const { problem } = part;
      return problem.key === 'publishing.file-too-large' ? part : ok([notWellFormed(problem)]);
    }
    if (part.value.kind === 'root') {
      const { element } = part.value;
      ended = rootFinding(element);
      if (ended) continue;
      const version = attributeValue(element, 'version')!;
      const check =
        schemasDir === undefined ? undefined : await openSchema(schemasDir, version, element.local);
      if (check) schema = new SchemaFindings(check, element);
      else findings.push(noSchema(schemasDir, version));
    }
    // A file that is not IATI at all is still read to its end: not being well-formed comes before it.
    if (ended) continue;
    schema?.add(part.value);
    if (part.value.kind === 'record') countIdentifier(identifiers, part.value);
  }
  if (ended) return ok([ended]);
  schema?.end();
  return ok([...findings, ...(schema?.findings ?? []), ...twice(identifiers)]);
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
  const name = element.local === 'iati-activity' ? 'iati-identifier' : 'organisation-identifier';
  const identifier = childElements(element).find((child) => child.uri === '' && child.local === name);
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

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
