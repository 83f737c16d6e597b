import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, inflateSync } from 'node:zlib';
import { exifBody, jpeg, photo, placeName, png, webp } from '../../../../test/support/pictures.ts';
import { orientationIn } from './exif-orientation.ts';
import { mediaKindOf } from './media-kind.ts';
import { pictureOnly } from './picture-only.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

/** From the first table on: all that a decoder reads. */
const codedPicture = (bytes: Uint8Array): string => text(bytes.subarray(text(bytes).indexOf('\xff\xdb')));

test('a photo arrives without place, time or device, and the coded picture is the same to the byte', () => {
  const taken = photo();
  assert.ok(text(taken).includes(placeName));
  const kept = pictureOnly(taken, 'image/jpeg')!;
  for (const trace of ['Exif', placeName, 'xap', 'GPS']) assert.ok(!text(kept).includes(trace), trace);
  assert.equal(codedPicture(kept), codedPicture(jpeg));
  assert.ok(text(kept).includes('ICC_PROFILE'));
});

for (const orientation of [2, 3, 6, 8])
  test(`a photo taken with orientation ${orientation} is still shown the right way up`, () => {
    const kept = pictureOnly(photo(orientation), 'image/jpeg')!;
    const at = text(kept).indexOf('Exif');
    assert.equal(orientationIn(kept.subarray(at)), orientation);
    assert.ok(!text(kept).includes(placeName));
  });

const pngChunk = (name: string, body: Uint8Array): Uint8Array => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytesOf(name, body)));
  return bytesOf(head, name, body, sum);
};

test('a PNG loses its texts, its Exif and what stands behind its end; its pixels stay', () => {
  const chunks = [pngChunk('eXIf', exifBody(1)), pngChunk('tEXt', bytesOf(`Place\0${placeName}`))];
  const taken = bytesOf(png.subarray(0, 33), ...chunks, png.subarray(33), placeName);
  const kept = pictureOnly(taken, 'image/png')!;
  assert.deepEqual(text(kept), text(png));
  const data = text(kept).indexOf('IDAT');
  const length = Buffer.from(kept).readUInt32BE(data - 4);
  assert.ok(length > 0);
  assert.doesNotThrow(() => inflateSync(pngData(kept)));
});

const pngData = (bytes: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = Buffer.from(bytes).readUInt32BE(at);
    if (text(bytes.subarray(at + 4, at + 8)) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return bytesOf(...parts);
};

test('a WebP loses Exif and XMP, and no longer says that it has them', () => {
  const chunk = (name: string, body: Uint8Array) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length);
    return bytesOf(name, size, body, body.length % 2 ? '\0' : '');
  };
  const taken = Buffer.from(bytesOf(webp, chunk('EXIF', exifBody(1)), chunk('XMP ', bytesOf(placeName))));
  taken.writeUInt32LE(taken.length - 8, 4);
  taken[20] = taken[20]! | 0x0c;
  assert.deepEqual(text(pictureOnly(taken, 'image/webp')!), text(webp));
});

for (const [kind, whole] of [
  ['image/jpeg', jpeg],
  ['image/png', png],
  ['image/webp', webp],
] as const)
  test(`a ${kind} that breaks off anywhere is refused or cut clean, and never fails`, () => {
    for (let length = 0; length < whole.length; length++)
      assert.equal(pictureOnly(whole.subarray(0, length), kind), undefined, String(length));
    assert.ok(pictureOnly(whole, kind));
  });

test('a file is what its first bytes say, not its name', () => {
  assert.equal(mediaKindOf(jpeg), 'image/jpeg');
  assert.equal(mediaKindOf(png), 'image/png');
  assert.equal(mediaKindOf(webp), 'image/webp');
  assert.equal(mediaKindOf(bytesOf('%PDF-1.7\n')), 'application/pdf');
  assert.equal(mediaKindOf(bytesOf('\0\0\0\x18ftypheic')), 'image/heic');
  for (const other of ['', '<html>', 'MZ', 'PK\x03\x04', '<?xml', ' %PDF-1.7', 'GIF89a'])
    assert.equal(mediaKindOf(bytesOf(other)), undefined, other);
});
