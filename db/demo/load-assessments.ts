import { adoptQuestionnaires } from '../../src/areas/partners/commands/adopt-questionnaires.ts';
import { agreeToOpenAssessment } from '../../src/areas/partners/commands/agree-to-open-assessment.ts';
import { fileAssessmentSheet } from '../../src/areas/partners/commands/file-assessment-sheet.ts';
import { openAssessmentRound } from '../../src/areas/partners/commands/open-assessment-round.ts';
import type { SheetAnswers } from '../../src/areas/partners/rules/assessment-input.ts';
import {
  editionsWritten,
  itemsOf,
  type QuestionnaireKind,
} from '../../src/areas/partners/rules/questionnaire.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { storyId } from './draws.ts';
import type { Party } from './parties.ts';
import { staff, type Telling, tell } from './telling.ts';

/**
 * Capacity assessments of partners with a coordinator of their own: two rounds opened to the institute, one that the
 * partner keeps to itself, and a view of the partnership from both sides that differs on ownership and transparency.
 */
export const tellAssessments = async (telling: Telling): Promise<void> => {
  await tell(telling, staff(telling, 'system'), adoptQuestionnaires, [], {});
  const [first, second = first] = telling.parties.filter(({ hasCoordinator }) => hasCoordinator);
  if (!first || !second) return;
  for (const [year, marks] of [
    ['2023', [2, 2, 3, 2, 3, 3, 2, 1, 2]],
    ['2025', [2, 3, 4, 3, 4, 4, 3, 2, 3]],
  ] as const) {
    const round = { party: first, kind: 'tuoc', name: `open-${year}` } as const;
    await begin(telling, round);
    await file(telling, round, coordinator(telling, first), {
      heldOn: `${year}-03-11`,
      answers: { ...answersWith('tuoc', marks), ...outlook },
    });
    await agree(telling, round, coordinator(telling, first));
  }
  const kept = { party: second, kind: 'tuoc', name: 'kept' } as const;
  await begin(telling, kept);
  await file(telling, kept, coordinator(telling, second), {
    heldOn: '2024-10-02',
    answers: answersWith('tuoc', [3, 2, 2, 4, 3, 2, 3, 3, 2]),
  });
  const both = { party: first, kind: 'tudep', name: 'both' } as const;
  await begin(telling, both);
  for (const [actor, marks] of [
    [coordinator(telling, first), [2, 2, 3, 4, 3, 4, 4, 4, 3, 2, 2, 3, 4, 3, 4, 4, 3, 3, 3, 4, 3, 2, 3, 2]],
    [
      staff(telling, 'programme_officer'),
      [4, 4, 4, 4, 4, 4, 4, 3, 3, 4, 4, 4, 4, 3, 3, 4, 4, 3, 3, 3, 3, 3, 3, 2],
    ],
  ] as const) {
    await file(telling, both, actor, { heldOn: '2025-09-18', answers: answersWith('tudep', marks) });
    await agree(telling, both, actor);
  }
};

type Round = { party: Party; kind: QuestionnaireKind; name: string };

const idOf = ({ story }: Telling, { party, name }: Round) =>
  storyId(story.code, 'assessment', party.key, name);

const coordinator = ({ actors }: Telling, { key }: Party): Actor => actors.get(`partner_coordinator ${key}`)!;

const begin = (telling: Telling, round: Round) =>
  tell(telling, coordinator(telling, round.party), openAssessmentRound, [round.party.key, round.name], {
    id: idOf(telling, round),
    partnershipId: round.party.partnershipId,
    kind: round.kind,
  });

const file = (
  telling: Telling,
  round: Round,
  actor: Actor,
  { heldOn, answers }: { heldOn: string; answers: SheetAnswers },
) =>
  tell(telling, actor, fileAssessmentSheet, [round.party.key, round.name, actor.role], {
    roundId: idOf(telling, round),
    veil: storyId(telling.story.code, 'veil', round.party.key, round.name, actor.role),
    heldOn,
    answers,
  });

const agree = (telling: Telling, round: Round, actor: Actor) =>
  tell(telling, actor, agreeToOpenAssessment, [round.party.key, round.name, actor.role], {
    roundId: idOf(telling, round),
  });

/** The marks in the order of the questionnaire. */
const answersWith = (kind: QuestionnaireKind, marks: readonly number[]): SheetAnswers => {
  const edition = editionsWritten.find((each) => each.kind === kind)!;
  const asked = itemsOf(edition).filter(({ groupCode }) => groupCode !== null);
  return {
    marks: Object.fromEntries(asked.map(({ code }, at) => [code, marks[at] ?? 3])),
    strengths: {},
    weaknesses: {},
    remarks: {},
    steps: [],
  };
};

const outlook: Partial<SheetAnswers> = {
  strengths: { education: 'Une équipe de formateurs dans chaque région' },
  weaknesses: { policy: 'Peu de données propres à opposer aux employeurs' },
  factors: {
    economy: { effect: 'hinders', words: 'Le nombre de contrats courts augmente' },
    politics: { effect: 'both', words: 'Un gouvernement qui consulte, des élections qui divisent' },
    law: { effect: 'helps', words: 'Une nouvelle loi ouvre la négociation sectorielle' },
    society: { effect: 'neither' },
    technology: { effect: 'helps', words: 'Les cotisations se paient par téléphone' },
  },
  priorities: 'Tenir les comptes des cotisations par section ; préparer la négociation sectorielle',
  steps: [{ what: 'Un registre des cotisations par section', who: 'Le secrétariat aux finances' }],
};
