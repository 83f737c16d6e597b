import { registerOrganisation } from '../../src/areas/partners/commands/register-organisation.ts';
import { startPartnership } from '../../src/areas/partners/commands/start-partnership.ts';
import { addOutcome } from '../../src/areas/programmes/commands/add-outcome.ts';
import { addPlanLine } from '../../src/areas/programmes/commands/add-plan-line.ts';
import { approveActionPlan } from '../../src/areas/programmes/commands/approve-action-plan.ts';
import { openActionPlan } from '../../src/areas/programmes/commands/open-action-plan.ts';
import { openProgramme } from '../../src/areas/programmes/commands/open-programme.ts';
import type { Database } from '../../src/db/database.ts';
import { type Cast, doing } from './cast.ts';

/** What tests of programmes and activities begin with, made through the commands themselves. */
export const title = { fr: { text: 'Un titre', source: true as const } };

/** A programme of five years, 2022-2026 where nothing else is said, with one outcome. */
export const programmeOf = async (db: Database, { system }: Cast, fromYear = 2022) => {
  const programme = { reference: 'P2022', title, fromOn: `${fromYear}-01-01` };
  const { id: programmeId } = await doing(db, system, openProgramme, programme);
  const outcome = { programmeId, code: 'OS1', title, aims: ['O2'] };
  const { id: outcomeId } = await doing(db, system, addOutcome, outcome);
  return { programmeId, outcomeId };
};

/** A national union of Benin and its partnership, which carries the outcomes that are named. */
export const partnerOf = async (db: Database, cast: Cast, name: string, ...outcomeIds: readonly string[]) => {
  const union = { kind: 'national_union', name, country: 'BJ' };
  const { id: organisationId } = await doing(db, cast.system, registerOrganisation, union);
  const { id } = await doing(db, cast.system, startPartnership, { organisationId, fromOn: '2020-01-01' });
  for (const outcomeId of outcomeIds) await carriedBy(db, cast, outcomeId, id);
  return { partnershipId: id, organisationId };
};

/** A national action plan for 2026 with one line on negotiation, approved on a day where one is given. */
export const planOf = async (
  db: Database,
  { system }: Cast,
  partnershipId: string,
  { approvedOn }: { approvedOn?: string } = {},
) => {
  const period = { fromOn: '2026-01-01', untilOn: '2026-12-31' };
  const plan = { partnershipId, title, country: 'BJ', ...period };
  const { id: planId } = await doing(db, system, openActionPlan, plan);
  const line = {
    planId,
    theme: 'Négociation',
    title,
    ...period,
    plannedSessions: 10,
    plannedParticipants: 200,
  };
  const { id: lineId } = await doing(db, system, addPlanLine, line);
  if (approvedOn) await doing(db, system, approveActionPlan, { planId, organ: 'Congrès', approvedOn });
  return { planId, lineId };
};

/** A training of a week in March 2026, without outcome or partner. */
export const training = {
  kind: 'A2',
  title: 'Négocier une convention',
  plannedFrom: '2026-03-02',
  plannedUntil: '2026-03-06',
  country: 'BJ',
  theme: 'Négociation',
  method: 'course',
  level: 'national',
  trainerOrigin: 'partner',
};

/** Partnerships that carry an outcome from now on, beside those that do. */
export const carriedBy = (
  db: Database,
  { system, institute }: Cast,
  outcomeId: string,
  ...partnershipIds: readonly string[]
): Promise<unknown> =>
  db.write(system, (tx) =>
    tx
      .insertInto('outcome_partners')
      .values(
        partnershipIds.map((id) => ({
          institute_id: institute.id,
          outcome_id: outcomeId,
          partnership_id: id,
          entry_no: 1,
        })),
      )
      .execute(),
  );
