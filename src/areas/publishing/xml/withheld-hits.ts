import {
  type ScannedPiece,
  type WithheldHit,
  type WithheldString,
  withheldIn,
} from '../rules/withheld-strings.ts';
import type { SourceElement } from '../rules/xml-element.ts';
import { childElements, ownText } from '../rules/xml-element.ts';
import { inOnePiece } from './in-one-piece.ts';
import { readParts } from './reader.ts';
import { identifierOf } from './tree.ts';

/** More than this many need not be told to know that the file may not go out. */
const MOST_HITS = 100;

/**
 * What of the withheld stands in the finished bytes of a publication, whatever wrote them there; at most a hundred. A file that
 * cannot be read again is no publication.
 * @throws Error where it is not well-formed.
 */
export async function withheldHits(
  bytes: Uint8Array,
  withheld: readonly WithheldString[],
): Promise<WithheldHit[]> {
  const hits: WithheldHit[] = [];
  if (withheld.length === 0) return hits;
  for await (const part of readParts(inOnePiece(bytes))) {
    if (!part.ok) throw new Error(`What was written is not well-formed: ${part.problem.key}`);
    const { value } = part;
    const pieces =
      value.kind === 'text'
        ? [{ identifier: undefined, at: value.path, text: value.text }]
        : piecesOf(value.element, value.kind === 'record' ? namedBy(value.element) : undefined);
    hits.push(...withheldIn(pieces, withheld));
    if (hits.length >= MOST_HITS) return hits.slice(0, MOST_HITS);
  }
  return hits;
}

function namedBy(record: SourceElement): string | undefined {
  const identifier = identifierOf(record);
  return identifier && ownText(identifier).trim();
}

function* piecesOf(element: SourceElement, identifier: string | undefined): Generator<ScannedPiece> {
  for (const { local, value } of element.attributes)
    yield { identifier, at: `${element.path}/@${local}`, text: value };
  const text = ownText(element);
  if (text.trim() !== '') yield { identifier, at: element.path, text };
  for (const child of childElements(element)) yield* piecesOf(child, identifier);
}
