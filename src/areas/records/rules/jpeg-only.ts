import { orientationIn, orientationSegment } from './exif-orientation.ts';
import { joinedBytes } from './joined-bytes.ts';
import { hasText } from './media-kind.ts';

const marks = { startOfScan: 0xda, end: 0xd9, comment: 0xfe, exif: 0xe1, profile: 0xe2, adobe: 0xee };

/**
 * A JPEG of the segments that make the picture (ITU-T T.81, B.1): application segments fall away but for the colour
 * profile and Adobe's colour transform, and with them whatever stands behind the end (a second picture, a film).
 */
export const jpegOnly = (bytes: Uint8Array): Uint8Array | undefined => {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation: number | undefined;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const mark = bytes[at + 1] as number;
    // Any number of 0xff may stand before a mark.
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    if (mark === marks.end) return whole([...kept, bytes.subarray(at, at + 2)], orientation);
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (end < at + 4 || end > bytes.length) return undefined;
    const segment = bytes.subarray(at, end);
    if (mark === marks.exif) orientation ??= orientationIn(segment.subarray(4));
    if (makesThePicture(mark, segment)) kept.push(segment);
    at = end;
    if (mark !== marks.startOfScan) continue;
    const scanEnd = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
  return undefined;
};

const makesThePicture = (mark: number, segment: Uint8Array): boolean => {
  if (mark === marks.comment) return false;
  if (mark < 0xe0 || mark > 0xef) return true;
  if (mark === marks.profile) return hasText(segment, 4, 'ICC_PROFILE\0');
  return mark === marks.adobe && hasText(segment, 4, 'Adobe');
};

/** Where the coded picture gives way to the next mark; a stuffed zero or a restart mark belongs to it. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
};

const whole = (segments: readonly Uint8Array[], orientation: number | undefined): Uint8Array => {
  const [start, ...rest] = segments as [Uint8Array, ...Uint8Array[]];
  const upright = orientation === undefined ? [] : [orientationSegment(orientation)];
  return joinedBytes([start, ...upright, ...rest]);
};
