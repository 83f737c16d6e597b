import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { type DocumentRow, documentWith } from '../queries/documents.ts';
import { isShielded } from '../rules/document-input.ts';
import { mayOpenDocument } from '../rules/record-permissions.ts';

/** The file of an ordinary document; a shielded one is opened by a form that asks for the purpose. */
export const show = async (page: Page): Promise<Answer> => {
  const document = await documentSeen(page);
  const allowed = mayOpenDocument(page.actor, document);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (isShielded(document.class)) throw new NotFound();
  return fileOf(page, document);
};

/** The document of the page's address. @throws NotFound where this actor sees none. */
export const documentSeen = async ({ actor, params, read }: Page): Promise<DocumentRow> => {
  const { institute } = actor;
  const id = params.id;
  if (!institute || !isId(id)) throw new NotFound();
  const document = await read((tx) => documentWith(tx, institute.id, id));
  if (!document) throw new NotFound();
  return document;
};

/** Pictures are shown in the browser; a PDF is taken along, since a sandboxed viewer shows nothing of it. */
export const fileOf = async (page: Page, document: DocumentRow): Promise<Answer> => {
  const { fileName, sha256, mediaType } = document;
  const bytes = sha256 && fileName && (await page.services.openFile(page.actor.institute?.id ?? '', sha256));
  if (!bytes || !fileName) throw new NotFound({ key: 'records.file-gone' });
  const inline = mediaType?.startsWith('image/') === true && !isShielded(document.class);
  return { kind: 'file', name: fileName, type: mediaType ?? 'application/octet-stream', body: bytes, inline };
};
