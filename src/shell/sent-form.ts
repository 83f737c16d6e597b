import type { Context } from 'hono';
import type { SentFile, SentForm } from '../page/page.ts';

const nothing: SentForm = { texts: {}, files: new Map() };

/** More fields than any form of ours has: whoever sends them is no person. */
const mostFields = 5_000;

/** What was posted, as texts and files. Anything that is not a form counts as empty. */
export const readSentForm = async (c: Context): Promise<SentForm> => {
  if (c.req.method !== 'POST') return nothing;
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data') && !type.startsWith('application/x-www-form-urlencoded'))
    return nothing;
  const form = await c.req.raw.formData();
  const texts: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  const files = new Map<string, SentFile[]>();
  let count = 0;
  for (const [name, value] of form.entries()) {
    if (++count > mostFields) break;
    if (typeof value === 'string') texts[name] = [...(texts[name] ?? []), value.replaceAll('\r\n', '\n')];
    else if (value.size > 0) files.set(name, [...(files.get(name) ?? []), sentFile(value)]);
  }
  return { texts, files };
};

const sentFile = (file: File): SentFile => ({
  name: file.name,
  type: file.type,
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});
