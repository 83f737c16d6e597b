import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { partnerCountryPeriods } from '../../rulebook/queries/country-facts.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check, type Exception, type ParameterValues } from '../../rulebook/rules/rule.ts';
import type { AffiliationLink } from '../rules/affiliation-cycle.ts';
import { type CountryReadingFacts, countryReading } from '../rules/country-reading.ts';
import { jointProgramme } from '../rules/joint-programme.ts';
import { isRegionalKind, type OrganisationKind } from '../rules/organisation-input.ts';
import { regionalBody } from '../rules/regional-body.ts';
import { type CountryReading, type RegionalHistory, regionalFactsOn } from '../rules/regional-history.ts';
import { type CountryPresence, regionalPresence, type SupportPeriod } from '../rules/regional-presence.ts';
import { signedAgreementsOfAll } from './agreements.ts';
import { supportsOfAll } from './supports.ts';

/** Support as the proof shows it: under what, and where that is written. */
export type ProvenSupport = SupportPeriod & {
  programme: string;
  source: string;
  agreementId: string | null;
};

export type Eligibility = {
  /** The organisation asked about; undefined where it is not this institute's. */
  body: Below | undefined;
  checks: readonly Check[];
  countries: readonly CountryPresence<ProvenSupport>[];
  /** Every organisation that the proof names, by id. */
  names: ReadonlyMap<string, string>;
};

type Below = { id: string; name: string; kind: OrganisationKind; country: string | null };
type NamedLink = AffiliationLink & { name: string; kind: OrganisationKind; country: string | null };

/**
 * Whether aim O3 lets the institute support a regional body on a day, with its proof: the countries, the affiliates,
 * the support each received (history and signed agreements). No checks for an organisation that is no regional body.
 * `asOf` (an entry number) reads affiliations, support and the rulebook as they stood then.
 */
export const eligibility = async (
  tx: Tx,
  instituteId: string,
  organisationId: string,
  day: CalendarDay,
  asOf?: number,
): Promise<Eligibility> => {
  const { body, onDay, names } = await eligibilityThroughTime(tx, instituteId, organisationId, { day, asOf });
  return { body, names, ...((await onDay?.(day)) ?? { checks: [], countries: [] }) };
};

/** What holds on one day; `reading` is what decides there whether a country is a partner country. */
export type EligibilityOnDay = Pick<Eligibility, 'checks' | 'countries'> & {
  reading: CountryReading;
  minimum: number | undefined;
};

export type EligibilityThroughTime = Pick<Eligibility, 'body' | 'names'> & {
  history?: RegionalHistory<ProvenSupport>;
  /** Judges any day without asking the database again. Undefined for what is no regional body. */
  onDay?: (day: CalendarDay) => Promise<EligibilityOnDay>;
};

/** The whole graph of a body: every affiliation, support and partner country, of one day or of all. */
export const eligibilityThroughTime = async (
  tx: Tx,
  instituteId: string,
  organisationId: string,
  { day, asOf }: { day?: CalendarDay; asOf?: number | undefined } = {},
): Promise<EligibilityThroughTime> => {
  const body = await bodyWith(tx, instituteId, organisationId);
  if (!body || !isRegionalKind(body.kind)) return { body, names: new Map() };
  const links = await linksBelow(tx, instituteId, organisationId, day, asOf);
  const below = membersIn(links);
  const ids = below.map(({ id }) => id);
  const history: RegionalHistory<ProvenSupport> = {
    bodyId: organisationId,
    links,
    organisations: below,
    supports: await supportOf(tx, instituteId, ids, asOf),
    partnerCountries: await partnerCountryPeriods(tx, instituteId, asOf),
  };
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'organisation', id: organisationId }]);
  const onDay = async (judged: CalendarDay) =>
    eligibilityOn(history, await parametersOn(tx, instituteId, eligibilityRuleIds, judged, asOf), {
      day: judged,
      exceptions,
    });
  return { body, history, onDay, names: new Map([body, ...below].map(({ id, name }) => [id, name])) };
};

/** The rules that judge a body, whose numbers `eligibilityOn` needs. */
export const eligibilityRuleIds = [regionalBody, jointProgramme, countryReading].map(({ id }) => id);

/** What aim O3 says of a body on a day by all that is known of it. */
export const eligibilityOn = (
  history: RegionalHistory<ProvenSupport>,
  parameters: ReadonlyMap<string, ParameterValues>,
  on: { day: CalendarDay; exceptions: readonly Exception[] },
): EligibilityOnDay => {
  const of = (ruleId: string): ParameterValues => parameters.get(ruleId) ?? new Map();
  const readingNow = of(countryReading.id).get('partner-country-when');
  const reading: CountryReading = readingNow?.value === 'ever' ? 'ever' : 'now';
  const facts = regionalFactsOn(history, on.day, reading);
  const both: CountryReadingFacts = {
    ...regionalFactsOn(history, on.day, 'now'),
    oncePartnerCountries: regionalFactsOn(history, on.day, 'ever').partnerCountries,
  };
  const numbers = new Map([...of(regionalBody.id), ...of(countryReading.id)]);
  const readings = applyRule(countryReading, both, numbers, on);
  // Where the verdict hangs on a reading that nobody has confirmed, it warns and blocks nothing.
  const isOpen = readings.verdict === 'warns' && readings.unconfirmed.length > 0;
  const severity = isOpen ? 'warns' : regionalBody.severity;
  const minimum = of(regionalBody.id).get('minimum-countries')?.value;
  return {
    checks: [
      applyRule({ ...regionalBody, severity }, facts, numbers, on),
      applyRule(jointProgramme, facts, new Map(), on),
      readings,
    ],
    countries: regionalPresence(facts),
    reading,
    minimum: minimum ? Number(minimum) : undefined,
  };
};

/** The checks alone, for whoever is about to commit the institute to the body. */
export const eligibilityChecks = async (
  tx: Tx,
  instituteId: string,
  organisationId: string,
  day: CalendarDay,
): Promise<readonly Check[]> => (await eligibility(tx, instituteId, organisationId, day)).checks;

/** The memberships that hold on the day, or ever held, from the body down. */
const linksBelow = async (
  tx: Tx,
  instituteId: string,
  bodyId: string,
  day: CalendarDay | undefined,
  asOf: number | undefined,
): Promise<NamedLink[]> => {
  const stands =
    asOf === undefined
      ? sql`a.ended_by_no is null`
      : sql`a.entry_no <= ${asOf} and (a.ended_by_no is null or a.ended_by_no > ${asOf})`;
  const onDay = day ? sql`and a.from_on <= ${day} and coalesce(a.until_on >= ${day}, true)` : sql``;
  const holds = sql`a.institute_id = ${instituteId} ${onDay} and ${stands}`;
  const { rows } = await sql<NamedLink>`
    with recursive below as (
      select a.* from affiliations a where a.body_id = ${bodyId} and ${holds}
      union
      select a.* from affiliations a join below on a.body_id = below.member_id where ${holds}
    )
    select below.member_id as "memberId", below.body_id as "bodyId", below.from_on as "from",
           below.until_on as "until", o.name, o.kind, o.country
      from below join organisations o on (o.institute_id, o.id) = (below.institute_id, below.member_id)
     order by o.name, o.id
  `.execute(tx);
  return rows;
};

const bodyWith = async (tx: Tx, instituteId: string, id: string): Promise<Below | undefined> =>
  isId(id)
    ? ((await tx
        .selectFrom('organisations')
        .select(['id', 'name', 'kind', 'country'])
        .where('institute_id', '=', instituteId)
        .where('id', '=', id)
        .executeTakeFirst()) as Below | undefined)
    : undefined;

/** Every member once, by name; one that belongs to two bodies has two links. */
const membersIn = (links: readonly NamedLink[]): Below[] => [
  ...new Map(
    links.map(({ memberId: id, name, kind, country }) => [id, { id, name, kind, country }] as const),
  ).values(),
];

const supportOf = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
  asOf: number | undefined,
): Promise<ProvenSupport[]> => {
  const history = await supportsOfAll(tx, instituteId, ids, asOf);
  const agreements = await signedAgreementsOfAll(tx, instituteId, ids, asOf);
  return [
    ...history.map(({ organisationId, fromOn, untilOn, programme, source, givenBy }) => ({
      organisationId,
      from: fromOn,
      until: untilOn,
      givenBy,
      programme,
      source,
      agreementId: null,
    })),
    ...agreements.map(({ id, organisationId, fromOn, untilOn, reference }) => ({
      organisationId,
      from: fromOn,
      until: untilOn,
      givenBy: null,
      programme: reference,
      source: reference,
      agreementId: id,
    })),
  ];
};
