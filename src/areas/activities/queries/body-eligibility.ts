import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { judgedBodies } from '../../partners/queries/judged-bodies.ts';
import type { CountryFactPeriod } from '../../programmes/rules/country-fact.ts';
import type { GrantedException } from '../../records/queries/derogations.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { BodyEligibility } from '../rules/activity-facts.ts';
import type { ActivityDetail } from '../rules/kind-details.ts';

type Judged = {
  id: string;
  from: CalendarDay;
  /** The activity's partner, where that is a regional body. */
  partnerBodyId: string | null;
  isWholeGraphSeen: boolean;
};

type Known = {
  details: ReadonlyMap<string, ActivityDetail>;
  partnerCountries: readonly CountryFactPeriod[];
  /** Derogations, those for the bodies among them. */
  exceptions: readonly GrantedException[];
};

/** What aim O3 says of the regional bodies of an activity on its first day. */
export type BodyFindings = {
  /** Of the body that a multilateral action (A6) benefits. */
  benefiting: BodyEligibility | null;
  /** Of the body whose own activity it is. */
  partner: Check | null;
};

/**
 * May the institute support the regional bodies of these activities on their first day, by activity? One without a body
 * that O3 speaks of is not in the answer; nor is any where the actor does not see the affiliations that decide. One
 * query beside the numbers of the rulebook, however many there are.
 */
export const bodyFindings = async (
  tx: Tx,
  instituteId: string,
  activities: readonly Judged[],
  { details, partnerCountries, exceptions }: Known,
): Promise<ReadonlyMap<string, BodyFindings>> => {
  const concerned = concernedBodies(activities, details);
  const bodies = bodyIdsOf(concerned);
  const judge = await judgedBodies(tx, instituteId, bodies, { partnerCountries, exceptions });
  const checksOn = async (body: string | null, day: CalendarDay) =>
    (body && (await judge(body, day))) || null;
  const found = new Map<string, BodyFindings>();
  for (const { id, from, partnerBodyId, benefitingId } of concerned) {
    const ofPartner = await checksOn(partnerBodyId, from);
    const ofBenefiting = await checksOn(benefitingId, from);
    if (ofPartner || ofBenefiting)
      found.set(id, {
        partner: ofPartner?.find(isBodyRule) ?? null,
        benefiting: ofBenefiting && answerOf(ofBenefiting),
      });
  }
  return found;
};

type Concerned = { id: string; from: CalendarDay; partnerBodyId: string | null; benefitingId: string | null };

const concernedBodies = (
  activities: readonly Judged[],
  details: ReadonlyMap<string, ActivityDetail>,
): Concerned[] =>
  activities
    .filter(({ isWholeGraphSeen }) => isWholeGraphSeen)
    .map(({ id, from, partnerBodyId }) => {
      const detail = details.get(id);
      const benefits = detail?.kind === 'A6' && detail.bodyBenefits;
      return { id, from, partnerBodyId, benefitingId: benefits ? detail.bodyOrganisationId : null };
    });

const bodyIdsOf = (concerned: readonly Concerned[]): string[] => [
  ...new Set(concerned.flatMap((each) => [each.partnerBodyId ?? [], each.benefitingId ?? []].flat())),
];

/** The regional bodies that these activities concern, each once. */
export const bodiesOf = (activities: readonly Judged[], details: ReadonlyMap<string, ActivityDetail>) =>
  bodyIdsOf(concernedBodies(activities, details));

const isBodyRule = ({ ruleId }: Check): boolean => ruleId === 'O3-regional-body';

/** Only a block is a plain no: a warning is a no that hangs on what nobody has confirmed. */
const answerOf = (checks: readonly Check[]): BodyEligibility => {
  const said = checks.find(isBodyRule);
  const isEligible = said?.verdict === 'ok' || said?.verdict === 'settled';
  const isOpen = !isEligible && said?.verdict !== 'blocks';
  const unsure = isOpen ? checks.filter(({ verdict }) => verdict === 'warns' || verdict === 'informs') : [];
  const unconfirmed = [...new Set(unsure.flatMap((check) => check.unconfirmed))];
  return { isEligible, unconfirmed };
};
