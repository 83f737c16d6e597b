import { hasText } from './media-kind.ts';

const orientationTag = 0x0112;

/**
 * Which way up a photo is (2-8), read from an Exif segment's content; undefined where it says nothing else than upright.
 * Exif 2.32, 4.6: a TIFF header, then a directory of twelve-byte entries.
 */
export const orientationIn = (exif: Uint8Array): number | undefined => {
  if (!hasText(exif, 0, 'Exif\0\0') || exif.length < 16) return undefined;
  const tiff = new DataView(exif.buffer, exif.byteOffset + 6, exif.length - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(directory, little);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(at, little) !== orientationTag) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
};

/** An APP1 segment that says which way up and nothing else. */
export const orientationSegment = (orientation: number): Uint8Array => {
  const entry = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const content = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return Uint8Array.from([0xff, 0xe1, 0, content.length + 2, ...content]);
};
