import { recordPartnerDecision } from '../../src/areas/finance/commands/record-partner-decision.ts';
import { storyId } from './draws.ts';
import { enteringFor, type Telling, tell } from './telling.ts';
import { organs } from './words.ts';

/**
 * The organ of the first partner decided on its programme, its budget as decided and as amended, and an action plan;
 * that of the second on the first budget only; the others were not asked.
 */
export const tellSignOffs = async (telling: Telling): Promise<void> => {
  const { story, names, parties, today } = telling;
  const [first, second] = parties.filter(({ until, members }) => until === undefined && members > 0);
  for (const party of [first, second]) {
    if (!party) continue;
    const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
    const words = sayings[party.tongue];
    const { reference } = story.current;
    const decided = [
      ['budget', storyId(story.code, 'budget', 'decided'), `${words.budget} ${reference}`, '2021-11-18'],
      ['budget', storyId(story.code, 'budget', 'amended'), `${words.amended} ${reference}`, '2024-03-07'],
      ['programme', names.programme(story.current), `${words.programme} ${reference}`, '2021-11-18'],
      ['action_plan', names.plan(party.key, planFrom), words.plan, '2024-12-05'],
    ] as const;
    for (const [about, aboutId, aboutText, decidedOn] of party === first ? decided : decided.slice(0, 1))
      if (decidedOn <= today)
        await tell(telling, actor, recordPartnerDecision, [party.key, about, aboutId], {
          id: storyId(story.code, 'decision', party.key, about, aboutId),
          partnershipId: party.partnershipId,
          about,
          aboutId,
          aboutText,
          verdict: 'approved',
          organ: organs[party.tongue],
          decidedOn,
          source: words.minutes,
          ...(isStaff ? { onBehalf: { source: words.minutes } } : {}),
        });
  }
};

/** The second of the periods for which the partners plan. */
const planFrom = '2025-01-01';

const sayings = {
  fr: {
    budget: 'Budget décidé',
    amended: 'Budget modifié',
    programme: 'Programme',
    plan: 'Plan d’action national',
    minutes: 'Procès-verbal de la réunion',
  },
  en: {
    budget: 'Budget as decided',
    amended: 'Budget as amended',
    programme: 'Programme',
    plan: 'National action plan',
    minutes: 'Minutes of the meeting',
  },
  es: {
    budget: 'Presupuesto decidido',
    amended: 'Presupuesto modificado',
    programme: 'Programa',
    plan: 'Plan de acción nacional',
    minutes: 'Acta de la reunión',
  },
} as const;
