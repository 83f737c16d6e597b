import type { Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';

const HEAD = 1024;
const SLICE = 64 * 1024;
const DECLARED = /^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"']{1,40})["']/;
// WHATWG reads every Latin-1 and ASCII label as windows-1252, which is a superset of both.
const SINGLE_BYTE = new Set(['windows-1252', 'cp1252', 'iso-8859-1', 'latin1', 'us-ascii', 'ascii']);

/**
 * The bytes of an XML file as text, by its byte order mark, else by its declaration, else as UTF-8: UTF-8,
 * UTF-16, ISO-8859-1 and windows-1252. Ends after the first problem: too many bytes (`max`, in MiB),
 * an encoding that is not known, or bytes that are not what the file says they are.
 */
export async function* decodeXml(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Result<string>> {
  let decoder: TextDecoder | undefined;
  let head = new Uint8Array(0);
  let total = 0;
  for await (const chunk of inSlices(chunks)) {
    total += chunk.length;
    if (total > maxBytes) return yield fail(tooLarge(maxBytes));
    let bytes = chunk;
    if (!decoder) {
      head = joined(head, chunk);
      if (head.length < HEAD) continue;
      const found = decoderFor(head);
      if (!found.ok) return yield found;
      decoder = found.value;
      bytes = head;
    }
    const text = decoded(decoder, bytes, true);
    yield text;
    if (!text.ok) return;
  }
  if (decoder) return yield decoded(decoder, new Uint8Array(0), false);
  if (head.length === 0) return yield fail({ key: 'publishing.file-empty' });
  const found = decoderFor(head);
  yield found.ok ? decoded(found.value, head, false) : found;
}

// However much comes at once, no more than a slice of it is ever text or elements at a time.
async function* inSlices(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += SLICE) yield chunk.subarray(from, from + SLICE);
  }
}

/** The problem of a file that is larger than the limit in bytes. */
export function tooLarge(maxBytes: number): Problem {
  return { key: 'publishing.file-too-large', args: { max: Math.round(maxBytes / 1024 / 1024) } };
}

function decoderFor(head: Uint8Array): Result<TextDecoder> {
  const encoding = encodingOf(head);
  if (encoding) return ok(new TextDecoder(encoding, { fatal: true }));
  return fail({ key: 'publishing.encoding-unknown', args: { encoding: declaredEncoding(head) ?? '' } });
}

function encodingOf(head: Uint8Array): string | undefined {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const declared = declaredEncoding(head)?.toLowerCase();
  if (declared === undefined || declared === 'utf-8' || declared === 'utf8') return 'utf-8';
  return SINGLE_BYTE.has(declared) ? 'windows-1252' : undefined;
}

function declaredEncoding(head: Uint8Array): string | undefined {
  return DECLARED.exec(new TextDecoder('windows-1252').decode(head.subarray(0, HEAD)))?.[1];
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): Result<string> {
  try {
    return ok(decoder.decode(bytes, { stream }));
  } catch {
    return fail({ key: 'publishing.encoding-wrong', args: { encoding: decoder.encoding } });
  }
}

function joined(head: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + chunk.length);
  both.set(head);
  both.set(chunk, head.length);
  return both;
}
