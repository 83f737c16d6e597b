import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textLines } from './text-lines.ts';

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const linesOf = async (text: string, size: number): Promise<string[]> => {
  const found: string[] = [];
  for await (const line of textLines(pieces(text, size), 20)) found.push(line);
  return found;
};

test('lines come whole however the bytes are cut, and only \\n ends one', async () => {
  const text = 'één\nd\u2028eux\r\n\nla fin';
  for (let size = 1; size < 12; size++) {
    assert.deepEqual(await linesOf(text, size), ['één', 'd\u2028eux\r', '', 'la fin']);
    assert.deepEqual(await linesOf(`${text}\n`, size), ['één', 'd\u2028eux\r', '', 'la fin']);
  }
});

test('a line without end is refused before it is held whole', async () => {
  await assert.rejects(linesOf('x'.repeat(1000), 7), RangeError);
});
