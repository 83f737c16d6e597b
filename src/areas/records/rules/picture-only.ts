import { joinedBytes } from './joined-bytes.ts';
import { jpegOnly } from './jpeg-only.ts';
import { hasText, type MediaKind } from './media-kind.ts';

/**
 * The picture without where, when and by what it was taken (Exif, GPS, XMP, comments, previews, anything behind the
 * end); colours and which way up it is stay. Undefined where the file is not whole. A PDF is left as it is.
 */
export const pictureOnly = (bytes: Uint8Array, kind: MediaKind): Uint8Array | undefined => {
  switch (kind) {
    case 'image/jpeg':
      return jpegOnly(bytes);
    case 'image/png':
      return pngOnly(bytes);
    case 'image/webp':
      return webpOnly(bytes);
    case 'application/pdf':
      return bytes;
  }
};

/** What a PNG needs to be shown (PNG third edition, 11); text, time and Exif are none of it. */
const pngNeeds = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|bKGD|pHYs|acTL|fcTL|fdAT)$/;

const pngOnly = (bytes: Uint8Array): Uint8Array | undefined => {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const name = textAt(bytes, at + 4);
    if (pngNeeds.test(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return joinedBytes(kept);
    at = end;
  }
  return undefined;
};

/** Chunks of a WebP that make the picture (RFC 9649, 2.7). */
const webpNeeds = /^(VP8 |VP8L|VP8X|ALPH|ANIM|ANMF|ICCP)$/;
const exifAndXmp = 0x0c;

const webpOnly = (bytes: Uint8Array): Uint8Array | undefined => {
  const view = viewOf(bytes);
  if (bytes.length < 12 || !hasText(bytes, 0, 'RIFF')) return undefined;
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return undefined;
  const kept = [Uint8Array.from(bytes.subarray(0, 12))];
  for (let at = 12; at + 8 <= end; ) {
    const size = view.getUint32(at + 4, true);
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > end) return undefined;
    const name = textAt(bytes, at);
    const chunk = Uint8Array.from(bytes.subarray(at, Math.min(next, end)));
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~exifAndXmp;
    if (webpNeeds.test(name)) kept.push(chunk);
    at = next;
  }
  if (kept.length < 2) return undefined;
  const picture = joinedBytes(kept);
  viewOf(picture).setUint32(4, picture.length - 8, true);
  return picture;
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
