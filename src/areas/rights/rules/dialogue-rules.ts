import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { type DialogueLevel, dialogueClass, dialogueType } from './dialogue-type.ts';
import { kindsPresent, type Party, threeKinds } from './party.ts';

export type DialogueFacts = { parties: readonly Party[]; withPartner: boolean; level: DialogueLevel };

/** Dialogue between public authorities, company managers and local unions; everything else is counted apart. */
export const localTripartiteRule = defineRule<DialogueFacts>({
  id: 'O4-local-tripartite',
  severity: 'informs',
  moments: ['holding'],
  citation: 'Agreement of 6 June 2007, objective 4 (local dialogue)',
  origin: 'agreement',
  parameters: [],
  judge: ({ parties, withPartner, level }) => {
    const kinds = kindsPresent(parties, withPartner);
    const type = dialogueType(kinds);
    const counted = dialogueClass(kinds, level);
    const missing = threeKinds.filter((kind) => !kinds.has(kind));
    const kept = counted === 'local_tripartite';
    const why = missing.length > 0 ? 'parties' : 'level';
    return {
      kept,
      sentence: { key: kept ? 'rights.check-local-kept' : `rights.check-local-${why}` },
      inputs: { type, level, counted, missing: missing.join(', ') },
    };
  },
});

export const dialogueRules: readonly Rule<DialogueFacts>[] = [localTripartiteRule];
