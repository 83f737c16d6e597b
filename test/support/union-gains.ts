import { advanceAdvocacyDossier } from '../../src/areas/rights/commands/advance-advocacy-dossier.ts';
import { openAdvocacyDossier } from '../../src/areas/rights/commands/open-advocacy-dossier.ts';
import { recordCollectiveAgreement } from '../../src/areas/rights/commands/record-collective-agreement.ts';
import { recordDialogueBody } from '../../src/areas/rights/commands/record-dialogue-body.ts';
import { recordDialogueEvent } from '../../src/areas/rights/commands/record-dialogue-event.ts';
import { advocacyDossiers } from '../../src/areas/rights/queries/advocacy-dossiers.ts';
import { collectiveAgreements } from '../../src/areas/rights/queries/collective-agreements.ts';
import { dialogueEvents } from '../../src/areas/rights/queries/dialogue-events.ts';
import {
  checksOfAgreements,
  checksOfDossiers,
  checksOfEvents,
} from '../../src/areas/rights/queries/rights-checks.ts';
import type { Check } from '../../src/areas/rulebook/rules/rule.ts';
import type { Database } from '../../src/db/database.ts';
import type { Tx } from '../../src/db/transaction.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import { addDays, todayIn } from '../../src/kernel/calendar-day.ts';
import { type Cast, doing } from './cast.ts';

export type UnionGains = { bodyId: string; eventId: string; agreementId: string; dossierId: string };

/** One of each thing that unions win, of one partnership, through commands: all of them with something to mark. */
export const makeGains = async (
  db: Database,
  { system }: Cast,
  { partnershipId, tag }: { partnershipId: string; tag: string },
): Promise<UnionGains> => {
  const today = todayIn();
  const of = { partnershipId, source: 'minutes', onBehalf: { source: 'letter' } };
  const body = {
    name: `Labour council of ${tag}`,
    country: 'BJ',
    level: 'local',
    standing: 'ad_hoc',
    seatsWomen: 2,
  };
  const { id: bodyId } = await doing(db, system, recordDialogueBody, { ...of, ...body });
  const event = {
    title: `Talks of ${tag}`,
    country: 'BJ',
    heldOn: addDays(today, -30),
    bodyId,
    form: 'consultation',
    level: 'local',
    parties: [{ kind: 'employers', name: `Port of ${tag}` }],
    withPartner: true,
    topics: ['wages'],
    result: 'minutes',
  };
  const { id: eventId } = await doing(db, system, recordDialogueEvent, { ...of, ...event });
  const agreement = {
    title: `Agreement of ${tag}`,
    country: 'BJ',
    level: 'company',
    parties: event.parties,
    withPartner: true,
    clauses: ['wages'],
    signedOn: addDays(today, -500),
    termFrom: addDays(today, -500),
    termUntil: addDays(today, -100),
    women: 40,
    men: 60,
  };
  const { id: agreementId } = await doing(db, system, recordCollectiveAgreement, { ...of, ...agreement });
  const dossier = {
    partnershipId,
    title: `Demand of ${tag}`,
    country: 'BJ',
    level: 'national',
    demand: 'A decree on domestic work',
    conventions: ['C189'],
    openedOn: addDays(today, -200),
    contribution: 'The text follows the proposal',
    onBehalf: { source: 'letter' },
  };
  const { id: dossierId } = await doing(db, system, openAdvocacyDossier, dossier);
  await doing(db, system, advanceAdvocacyDossier, {
    dossierId,
    stage: 'adopted',
    onDay: addDays(today, -10),
  });
  return { bodyId, eventId, agreementId, dossierId };
};

/** What the rules say of all dialogue, agreements and demands of an institute. */
export const checksOfGains = async (tx: Tx, institute: string, day: CalendarDay): Promise<Check[]> =>
  [
    ...checksOfEvents(await dialogueEvents(tx, institute, { limit: 100 }), day).values(),
    ...(await checksOfAgreements(tx, institute, await collectiveAgreements(tx, institute), day)).values(),
    ...(await checksOfDossiers(tx, institute, await advocacyDossiers(tx, institute), day)).values(),
  ].flat();
