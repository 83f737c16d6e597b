import * as z from 'zod/mini';
import { line } from '../../programmes/rules/input-parts.ts';
import { agreements, conventions, dialogues, dossiers } from './rights-parts.ts';

export const defenceMeans = ['legal_aid', 'negotiation', 'campaign'] as const;
export const defenceTopics = ['wages', 'social_protection', 'safety', 'prices'] as const;

/** A4: defending and promoting rights, social and economic matters. No case and no person. */
export const defenceDetail = z.object({
  kind: z.literal('A4'),
  means: z.enum(defenceMeans),
  purpose: line(2_000),
  conventions,
  defenceTopics: z._default(
    z
      .array(z.enum(defenceTopics))
      .check(z.refine((topics) => new Set(topics).size === topics.length, 'problem.not-understood')),
    [],
  ),
  dossiers,
  dialogues,
  agreements,
});
