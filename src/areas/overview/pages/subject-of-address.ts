import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { partnershipOfSubject } from '../queries/subject-partnerships.ts';
import { isSubjectFor, type Subject, subjectSeen } from '../queries/subjects.ts';

export type SubjectWithPartner = Subject & {
  /** What a document or a remark on it belongs to: the thing's partnership, or for a partner its own. */
  partnershipId: string | null;
};

/** The thing that `kind` and `id` name. @throws NotFound where this actor does not see it. */
export const subjectNamed = async (
  { actor, read }: Page,
  kind: string | undefined,
  id: string | undefined,
): Promise<SubjectWithPartner> => {
  const { institute } = actor;
  if (!institute || !kind || !isSubjectFor(actor, kind) || !isId(id)) throw new NotFound();
  const found = await read(async (tx) => {
    const subject = await subjectSeen(tx, institute.id, kind, id);
    return subject && { ...subject, partnershipId: await partnershipOfSubject(tx, institute.id, kind, id) };
  });
  if (!found) throw new NotFound();
  return { ...found, partnershipId: found.partnershipId ?? actor.partnerships[0] ?? null };
};

export const subjectOfAddress = (page: Page): Promise<SubjectWithPartner> =>
  subjectNamed(page, page.params.kind, page.params.id);
