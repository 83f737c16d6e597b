import { draftAmendment } from '../../src/areas/partners/commands/draft-amendment.ts';
import { signAmendment } from '../../src/areas/partners/commands/sign-amendment.ts';
import { storyId } from './draws.ts';
import { worksOn } from './parties.ts';
import { staff, type Telling, tell } from './telling.ts';

/** The running agreement of a partner is prolonged, and that of another waits for the same with the director. */
export const tellAmendments = async (telling: Telling): Promise<void> => {
  const { story, parties, today } = telling;
  if (today < '2026-10-01') return;
  const signed = parties.filter(
    (party) => worksOn(party, '2025-01-01') && party.until === undefined && party.knot === undefined,
  );
  for (const [at, party] of signed.slice(0, 2).entries()) {
    const amendmentId = storyId(story.code, 'amendment', party.key);
    const { reason, organ } = sayings[party.tongue];
    await tell(telling, staff(telling, 'programme_officer'), draftAmendment, [party.key], {
      id: amendmentId,
      agreementId: storyId(story.code, 'agreement', party.key, 1),
      untilOn: '2027-06-30',
      reason,
    });
    if (at === 0)
      await tell(telling, staff(telling, 'director'), signAmendment, [party.key], {
        amendmentId,
        signedOn: '2026-09-15',
        signedForPartnerBy: organ,
      });
  }
};

const sayings = {
  fr: { reason: 'Le congrès a été reporté au printemps 2027.', organ: 'le secrétariat général' },
  en: { reason: 'The congress was put off to spring 2027.', organ: 'the general secretariat' },
  es: { reason: 'El congreso se aplazó a la primavera de 2027.', organ: 'la secretaría general' },
} as const;
