import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { IatiFile, ReadActivity } from '../rules/iati-file.ts';
import { readActivity } from '../rules/read-activity.ts';
import { duplicateIdentifiers, startFile } from '../rules/read-file.ts';
import { escapeText, writeFragment } from '../rules/xml-writer.ts';
import { standardLimits, type XmlLimits } from './limits.ts';
import { readActivityParts } from './reader.ts';
import type { FilePart } from './tree.ts';

/**
 * A file of activities of IATI 2.01 to 2.03, read as it streams in: the whole of it, or the problem that ends
 * it (nothing is half read). What is wrong or odd within it is noted in the value, with its path.
 */
export async function readIatiFile(
  chunks: AsyncIterable<Uint8Array>,
  limits: XmlLimits = standardLimits,
): Promise<Result<IatiFile>> {
  let file: IatiFile | undefined;
  let notes = 0;
  for await (const part of readActivityParts(chunks, limits)) {
    if (!part.ok) return part;
    if (part.value.kind === 'root') file = startFile(part.value.element);
    else if (file) {
      addPart(file, part.value);
      notes += notesOf(file.activities.at(-1), part.value);
      if (notes > limits.notes) {
        return fail({ key: 'publishing.beyond-limits', args: { what: 'notes', max: limits.notes } });
      }
    }
  }
  if (!file || file.activities.length === 0) return fail({ key: 'publishing.no-activity' });
  file.problems.push(...duplicateIdentifiers(file.activities));
  return ok(file);
}

function notesOf(read: ReadActivity | undefined, part: FilePart): number {
  if (part.kind !== 'record' || !read) return 1;
  return read.activity.keptAside.length + read.cleaned.length + read.problems.length;
}

function addPart(file: IatiFile, part: FilePart): void {
  if (part.kind === 'record') file.activities.push(readActivity(part.element));
  if (part.kind === 'text') {
    file.keptAside.push({ path: part.path, xml: escapeText(part.text.trim()), reason: 'not-in-standard' });
  }
  if (part.kind === 'beside') {
    const { path, uri } = part.element;
    const reason = uri === '' ? 'not-in-standard' : 'other-namespace';
    file.keptAside.push({ path, xml: writeFragment(part.element), reason });
  }
}
