import { fail, ok, type Result } from '../../../kernel/result.ts';
import { attributeValue, writtenName } from '../rules/xml-element.ts';
import { decodeXml } from './decode.ts';
import { standardLimits, type XmlLimits } from './limits.ts';
import { type FilePart, TreeBuilder } from './tree.ts';

export const readableVersions = ['2.01', '2.02', '2.03'] as const;

/**
 * The parts of an XML file as it streams in: its root, then one whole element after the other. Only one is
 * in memory at a time. Ends after the first problem, which carries `line` and `column` where there are any.
 */
export async function* readParts(
  chunks: AsyncIterable<Uint8Array>,
  limits: XmlLimits = standardLimits,
): AsyncGenerator<Result<FilePart>> {
  const builder = new TreeBuilder(limits);
  for await (const text of decodeXml(chunks, limits.bytes)) {
    if (!text.ok) return yield text;
    const { parts, problem } = builder.write(text.value);
    for (const part of parts) yield ok(part);
    if (problem) return yield fail(problem);
  }
  const { parts, problem } = builder.close();
  for (const part of parts) yield ok(part);
  if (problem) yield fail(problem);
}

/** As `readParts`, for a file of activities of IATI 2.01 to 2.03; another root or version ends it. */
export async function* readActivityParts(
  chunks: AsyncIterable<Uint8Array>,
  limits: XmlLimits = standardLimits,
): AsyncGenerator<Result<FilePart>> {
  for await (const part of readParts(chunks, limits)) {
    const refused = part.ok && part.value.kind === 'root' ? rootProblem(part.value) : undefined;
    yield refused ?? part;
    if (refused) return;
  }
}

function rootProblem(part: FilePart & { kind: 'root' }): Result<never> | undefined {
  const { element } = part;
  const args = { line: element.line };
  if (element.uri !== '' || element.local !== 'iati-activities') {
    return fail({ key: 'publishing.wrong-root', args: { ...args, root: writtenName(element).slice(0, 80) } });
  }
  if (part.doctype) return fail({ key: 'publishing.doctype-refused', args });
  const version = attributeValue(element, 'version') ?? '';
  if ((readableVersions as readonly string[]).includes(version)) return undefined;
  return fail({ key: 'publishing.wrong-version', args: { ...args, version: version.slice(0, 80) } });
}
