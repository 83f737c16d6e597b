import * as z from 'zod/mini';
import { languages } from '../../../kernel/language.ts';
import { id, line, onBehalf, version } from '../../programmes/rules/input-parts.ts';

/** What a story of change tells, in the order in which outcome harvesting asks it. */
export const toldParts = ['whatChanged', 'changeActor', 'significance', 'contribution', 'evidence'] as const;
export type ToldPart = (typeof toldParts)[number];

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
