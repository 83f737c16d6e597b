import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { overlaps } from '../../../kernel/period.ts';
import { partnersWithRound } from '../../partners/queries/assessments.ts';
import { capacityBaseline } from '../../partners/rules/capacity-baseline.ts';
import { type ExceptionRow, exceptionOf, exceptionRows } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { isEnded } from '../rules/outcome-end.ts';
import {
  type OutcomeFacts,
  programmeRules,
  rulesOnOutcome,
  rulesOnProgramme,
} from '../rules/programme-rules.ts';
import { outcomesOf } from './outcomes.ts';
import { type CountryFactRow, countryFactRows } from './partner-countries.ts';
import {
  type OutcomePartnerRow,
  outcomePartnerRows,
  type ProgrammePlaceRow,
  programmePlaceRows,
} from './programme-lists.ts';
import { judgedProgramme } from './signatories.ts';

/** A check and what it is about: the programme itself or one of its outcomes. */
export type ProgrammeCheck = Check & {
  subject:
    | { kind: 'programme'; id: string }
    | { kind: 'outcome'; id: string; code: string; title: Localized };
};

/** What the rules say on `day` of a programme and of each of its outcomes; nothing where it is not the actor's to see. */
export const checksOfProgramme = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  day: CalendarDay,
): Promise<ProgrammeCheck[]> => {
  const programme = await judgedProgramme(tx, instituteId, programmeId);
  if (!programme) return [];
  const outcomes = (await outcomesOf(tx, instituteId, programmeId)).filter((each) => !isEnded(each));
  const subjects = [{ kind: 'programme' as const, id: programmeId }, ...outcomes.map(subjectOf)];
  const { places, countries, partners, granted } = await together<{
    places: ProgrammePlaceRow;
    countries: CountryFactRow;
    partners: OutcomePartnerRow;
    granted: ExceptionRow;
  }>(tx, {
    places: programmePlaceRows(tx, instituteId, programmeId),
    countries: countryFactRows(tx, instituteId),
    partners: outcomePartnerRows(
      tx,
      instituteId,
      outcomes.map(({ id }) => id),
    ),
    granted: exceptionRows(instituteId, subjects),
  });
  const exceptions = granted.map(exceptionOf);
  const held = await partnersWithRound(
    tx,
    instituteId,
    partners.map(({ partnershipId }) => partnershipId),
    day,
  );
  const parameters = await parametersOn(
    tx,
    instituteId,
    programmeRules.map(({ id }) => id),
    day,
  );
  const valuesOf = (ruleId: string) => parameters.get(ruleId) ?? new Map();
  const of = (outcomeId: string | null) => places.filter((place) => place.outcomeId === outcomeId);
  const partnerCountries = new Set(
    countries
      .filter((fact) => fact.kind === 'partner_country' && overlaps(fact, programme))
      .map(({ country }) => country),
  );
  const on = (id: string) => ({ day, exceptions: exceptions.filter(({ subject }) => subject.id === id) });
  const onProgramme = rulesOnProgramme.map((rule) => ({
    ...applyRule(rule, { ...programme, places: of(null) }, valuesOf(rule.id), on(programmeId)),
    subject: { kind: 'programme' as const, id: programmeId },
  }));
  const onOutcomes = outcomes.flatMap((outcome) => {
    const facts: OutcomeFacts = { ...outcome, places: of(outcome.id), partnerCountries };
    return rulesOnOutcome.map((rule) => ({
      ...applyRule(rule, facts, valuesOf(rule.id), on(outcome.id)),
      subject: subjectOf(outcome),
    }));
  });
  const onPartners = outcomes.map(({ id, code, title }) => ({
    ...applyRule(
      capacityBaseline,
      {
        code,
        partners: partners
          .filter(({ outcomeId }) => outcomeId === id)
          .map(({ name, partnershipId }) => ({ name, hasHeldRound: held.has(partnershipId) })),
      },
      valuesOf(capacityBaseline.id),
      on(id),
    ),
    subject: subjectOf({ id, code, title }),
  }));
  return [...onProgramme, ...onOutcomes, ...onPartners];
};

const subjectOf = ({ id, code, title }: { id: string; code: string; title: Localized }) => ({
  kind: 'outcome' as const,
  id,
  code,
  title,
});
