import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { OrganisationKind } from '../../partners/rules/organisation-input.ts';

/** Which list: of a programme itself (`outcomeId` null) or of one of its outcomes. */
export type ListOwner = { programmeId: string; outcomeId: string | null };

export type PlaceRow = {
  country: string | null;
  regionCode: string | null;
  regionVocabulary: string | null;
  /** Per cent of the whole, exact; null where it was not given. */
  percentage: Decimal | null;
};

/** Countries and regions in the order they were given. */
export const placesOf = (tx: Tx, instituteId: string, owner: ListOwner): Promise<PlaceRow[]> =>
  tx
    .selectFrom('programme_places')
    .select([
      'country',
      'region_code as regionCode',
      'region_vocabulary as regionVocabulary',
      sql<Decimal | null>`trim_scale(percentage)`.as('percentage'),
    ])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', owner.programmeId)
    .where('outcome_id', 'is not distinct from', owner.outcomeId)
    .orderBy('position')
    .execute();

/** A place of the programme, or of one of its outcomes. */
export type ProgrammePlaceRow = PlaceRow & { outcomeId: string | null };

/** Places of the programme and of each outcome in one read; `outcomeId` null is the programme itself. */
export const placesOfProgramme = (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<ProgrammePlaceRow[]> => programmePlaceRows(tx, instituteId, programmeId).execute();

/** The same as a part of a larger statement. */
export const programmePlaceRows = (tx: Tx, instituteId: string, programmeId: string) =>
  tx
    .selectFrom('programme_places')
    .select([
      'outcome_id as outcomeId',
      'country',
      'region_code as regionCode',
      'region_vocabulary as regionVocabulary',
      sql<Decimal | null>`trim_scale(percentage)::text`.as('percentage'),
    ])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .orderBy('position');

export type ClassificationRow = {
  kind: 'sector' | 'marker' | 'tag';
  vocabulary: string;
  code: string;
  percentage: Decimal | null;
  significance: string | null;
};

export const classificationsOf = (
  tx: Tx,
  instituteId: string,
  owner: ListOwner,
): Promise<ClassificationRow[]> =>
  tx
    .selectFrom('programme_classifications')
    .select([
      sql<ClassificationRow['kind']>`kind`.as('kind'),
      'vocabulary',
      'code',
      sql<Decimal | null>`trim_scale(percentage)`.as('percentage'),
      'significance',
    ])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', owner.programmeId)
    .where('outcome_id', 'is not distinct from', owner.outcomeId)
    .orderBy('position')
    .execute();

export type ParticipationRow = {
  organisationId: string;
  name: string;
  role: '1' | '2' | '3' | '4';
  activityRef: string | null;
};

/** Who takes part, in the roles of the standard. Staff and auditors only: partners have no right to this table. */
export const participationsOf = (
  tx: Tx,
  instituteId: string,
  owner: ListOwner,
): Promise<ParticipationRow[]> =>
  tx
    .selectFrom('programme_participations as p')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'p.institute_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select([
      'p.organisation_id as organisationId',
      'o.name',
      sql<ParticipationRow['role']>`p.role`.as('role'),
      'p.activity_ref as activityRef',
    ])
    .where('p.institute_id', '=', instituteId)
    .where('p.programme_id', '=', owner.programmeId)
    .where('p.outcome_id', 'is not distinct from', owner.outcomeId)
    .orderBy('p.position')
    .execute();

export type OutcomePartnerRow = {
  outcomeId: string;
  partnershipId: string;
  organisationId: string;
  name: string;
  acronym: string | null;
  country: string | null;
};

/** Partnerships that carry the outcomes given; a partner reads only its own. */
export const outcomePartners = async (
  tx: Tx,
  instituteId: string,
  outcomeIds: readonly string[],
): Promise<OutcomePartnerRow[]> => {
  if (outcomeIds.length === 0) return [];
  return outcomePartnerRows(tx, instituteId, outcomeIds).execute();
};

/** The same as a part of a larger statement. */
export const outcomePartnerRows = (tx: Tx, instituteId: string, outcomeIds: readonly string[]) =>
  tx
    .selectFrom('outcome_partners as op')
    .innerJoin('partnerships as p', (join) =>
      join.onRef('p.institute_id', '=', 'op.institute_id').onRef('p.id', '=', 'op.partnership_id'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'p.institute_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select([
      'op.outcome_id as outcomeId',
      'op.partnership_id as partnershipId',
      'o.id as organisationId',
      'o.name',
      'o.acronym',
      'o.country',
    ])
    .where('op.institute_id', '=', instituteId)
    .where(sql<boolean>`op.outcome_id = any (${[...outcomeIds]}::uuid[])`)
    .orderBy('o.name');

export type PartnershipChoice = { id: string; organisationId: string; name: string; country: string | null };

/** Partnerships with their names: what a form offers to choose from. A partner sees only its own. */
export const partnershipChoices = (tx: Tx, instituteId: string): Promise<PartnershipChoice[]> =>
  choiceRows(tx, instituteId).execute();

/** A partner to choose, and when it was last screened up to a day (aim O1); for who reads partners' files. */
export type ScreenedChoice = PartnershipChoice & { kind: OrganisationKind; screenedOn: CalendarDay | null };

export const screenedChoices = (tx: Tx, instituteId: string, day: CalendarDay): Promise<ScreenedChoice[]> =>
  choiceRows(tx, instituteId)
    .select([
      sql<OrganisationKind>`o.kind`.as('kind'),
      sql<CalendarDay | null>`(select max(s.screened_on) from partner_screenings s
        where (s.institute_id, s.partnership_id) = (p.institute_id, p.id)
          and s.screened_on <= ${day} and s.ended_by_no is null)`.as('screenedOn'),
    ])
    .execute();

const choiceRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('partnerships as p')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'p.institute_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select(['p.id', 'o.id as organisationId', 'o.name', 'o.country'])
    .where('p.institute_id', '=', instituteId)
    .orderBy('o.name');
