import { inflateRawSync } from 'node:zlib';

/** A part of a zip archive as its table of contents tells it; nothing is unpacked. */
export type ZipPart = {
  name: string;
  packed: number;
  unpacked: number;
  /** 8 where it is deflated, 0 where it stands as it is. */
  method: number;
  /** Where its own head begins. */
  at: number;
};

const endMark = 0x06054b50;
const partMark = 0x02014b50;
const endLength = 22;
const partLength = 46;

/** The table of contents of a zip; undefined where it is none, or was cut off before its end. */
export const zipParts = (bytes: Uint8Array): ZipPart[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: ZipPart[] = [];
  while (parts.length < count) {
    if (at + partLength > end || view.getUint32(at, true) !== partMark) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + partLength, at + partLength + nameLength));
    parts.push({
      name,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      at: view.getUint32(at + 42, true),
    });
    at += partLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
};

const deflated = 8;
const ownLength = 30;

/** Whether a part unpacks to more than the table of contents says; nothing beyond what it says is unpacked. */
export const unpacksToMore = (bytes: Uint8Array, { at, packed, unpacked, method }: ZipPart): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + ownLength > bytes.byteLength) return true;
  const from = at + ownLength + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (method !== deflated) return packed !== unpacked;
  try {
    return (
      inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: unpacked + 1 }).length > unpacked
    );
  } catch {
    return true;
  }
};

/** The record stands last, behind it at most a comment of 64 KiB. */
const endOf = (view: DataView): number | undefined => {
  const earliest = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= earliest; at--)
    if (view.getUint32(at, true) === endMark) return at;
  return undefined;
};
