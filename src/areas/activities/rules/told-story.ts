import * as z from 'zod/mini';
import { languages } from '../../../kernel/language.ts';
import { id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';

/** What a story of change tells, in the order in which outcome harvesting asks it. */
export const toldParts = ['whatChanged', 'changeActor', 'significance', 'contribution', 'evidence'] as const;
export type ToldPart = (typeof toldParts)[number];

/**
 * Whether it has to say what changed: a story always, a picture or a film when words are first put beside it. Words that stood beside
 * these may be taken away again; a story without any is withdrawn.
 */
export const mustSayWhatChanged = (
  story: { medium: string } & { [part in ToldPart]: string | null },
): boolean => story.medium === 'story' || toldParts.every((part) => !story[part]);

const part = z.optional(line(4_000));

/** What is left out is told no more; nobody is named in any of it. */
export const tellStoryInput = z.object({
  storyId: id,
  version,
  language: z.enum(languages),
  whatChanged: part,
  /** A function or a group. */
  changeActor: part,
  significance: part,
  contribution: part,
  evidence: part,
  onBehalf,
});
