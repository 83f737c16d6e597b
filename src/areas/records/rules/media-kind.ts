/** Kinds of file that a document may be. */
export const mediaKinds = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;

export type MediaKind = (typeof mediaKinds)[number];

const starts: readonly (readonly [kind: MediaKind | 'image/heic', at: number, bytes: string])[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/webp', 8, 'WEBPVP8'],
  ['application/pdf', 0, '%PDF-'],
  ['image/heic', 4, 'ftyphei'],
  ['image/heic', 4, 'ftyphev'],
  ['image/heic', 4, 'ftypmif1'],
  ['image/heic', 4, 'ftypmsf1'],
];

/** What a file is by its first bytes, whatever its name says; undefined for anything else. */
export const mediaKindOf = (bytes: Uint8Array): MediaKind | 'image/heic' | undefined =>
  starts.find(([, at, start]) => hasText(bytes, at, start))?.[0];

/** Whether these bytes stand there; each character of `text` is one byte. */
export const hasText = (bytes: Uint8Array, at: number, text: string): boolean =>
  bytes.length >= at + text.length &&
  [...text].every((letter, offset) => bytes[at + offset] === letter.charCodeAt(0));

/** The ending a file of that kind is given when it is taken along. */
export const endingOf = (kind: string): string =>
  ({ 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf' })[kind] ??
  'bin';
