import type { IatiContent } from './iati-file.ts';
import type { KnownSubject } from './import-plan.ts';
import { type Keys, patched } from './patch.ts';
import { renderContent } from './render-activity.ts';
import type { Surroundings } from './subject.ts';

/** What is published of a programme or outcome: from the tables, as the last publication that came in would say it. */
export function publishedContent(
  { subject, details }: Pick<KnownSubject, 'subject' | 'details'>,
  around: Surroundings,
  keys: Keys,
): IatiContent {
  return patched(renderContent(subject, around, keys), details?.patch, keys) as IatiContent;
}
