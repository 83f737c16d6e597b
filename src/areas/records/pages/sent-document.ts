import type { Problem } from '../../../kernel/problem.ts';
import { unlessFull } from '../../../page/disk-full.ts';
import type { Page, SentFile } from '../../../page/page.ts';
import { largestDocument, type StoredFile } from '../rules/document-input.ts';
import { mediaKindOf } from '../rules/media-kind.ts';
import { pictureOnly } from '../rules/picture-only.ts';

export type SentDocument = { ok: true; file: StoredFile | undefined } | { ok: false; problem: Problem };

/**
 * Takes in the photo or PDF sent under `name`: judged by its content, freed of place and time, stored under its hash.
 * `file` is undefined where nothing was sent. What a refused form leaves in the store hangs on nothing and is seen by nobody.
 */
export const sentDocument = async (page: Page, name: string): Promise<SentDocument> => {
  const sent = page.form.files.get(name)?.[0];
  return sent ? takenIn(page, sent) : { ok: true, file: undefined };
};

/** The same of one of several files. */
export const takenIn = async (page: Page, sent: SentFile): Promise<SentDocument> => {
  const institute = page.actor.institute;
  if (!institute) return { ok: true, file: undefined };
  if (sent.size > largestDocument) return refused('records.file-too-large');
  const bytes = await sent.bytes();
  const kind = mediaKindOf(bytes);
  if (kind === undefined) return refused('records.file-kind-unknown');
  if (kind === 'image/heic') return refused('records.file-heic');
  const picture = pictureOnly(bytes, kind);
  if (!picture) return refused('records.file-broken');
  const kept = await unlessFull(() => page.services.keepFile(institute.id, picture));
  if (!kept.ok) return kept;
  const { sha256, size } = kept.value;
  return { ok: true, file: { name: plainName(sent.name), mediaType: kind, size, sha256 } };
};

const refused = (key: string): SentDocument => ({ ok: false, problem: { key } });

/** The file's own name without folders and without what no file name has. */
const plainName = (name: string): string => {
  const own = name.split(/[/\\]/).at(-1) ?? '';
  return (
    own
      .replace(/[\p{Cc}"<>|:*?]/gu, '')
      .trim()
      .slice(-200) || 'document'
  );
};
