import { attributed, coded, languages, many, manyTexts, one, texts } from './element-slot.ts';
import type * as Iati from './iati-file.ts';
import { moneyShape, transactionShape } from './money-shape.ts';
import { narratives } from './narrative-slot.ts';
import { attribute, attributeAside, content, elementsAside, requiredAttribute } from './plain-slot.ts';
import { day, decimal, language, moment, plainText, wholeNumber, yesNo } from './plain-value.ts';
import { documentShape, resultShape } from './result-shape.ts';
import { only, record } from './shape.ts';

const optional = (name: string) => attribute(name, plainText);
const vocabulary = {
  vocabulary: optional('vocabulary'),
  vocabularyUri: optional('vocabulary-uri'),
  code: requiredAttribute('code'),
};
const percentage = attribute('percentage', decimal);

const descriptionShape = record<Iati.IatiDescription>({ type: optional('type'), text: narratives() });
const participantShape = record<Iati.IatiParticipant>({
  role: requiredAttribute('role'),
  type: optional('type'),
  ref: optional('ref'),
  activityId: optional('activity-id'),
  crsChannel: optional('crs-channel-code'),
  names: narratives(),
});
const otherIdentifierShape = record<Iati.IatiOtherIdentifier>({
  ref: requiredAttribute('ref'),
  type: requiredAttribute('type'),
  owner: one(
    'owner-org',
    record<{ ref?: string; names: Iati.LangText }>({ ref: optional('ref'), names: narratives() }),
  ),
});
const dateShape = record<Iati.IatiActivityDate>({
  type: requiredAttribute('type'),
  date: attribute('iso-date', day, { wanted: true }),
  text: narratives(),
});
const contactShape = record<Iati.IatiContact>({
  type: optional('type'),
  organisation: texts('organisation'),
  department: texts('department'),
  person: texts('person-name'),
  jobTitle: texts('job-title'),
  telephones: manyTexts('telephone'),
  emails: manyTexts('email'),
  websites: manyTexts('website'),
  addresses: many('mailing-address', languages),
});
const locationShape = record<Iati.IatiLocation>({
  ref: optional('ref'),
  reach: coded('location-reach'),
  ids: many(
    'location-id',
    record<{ code: string; vocabulary: string }>({
      vocabulary: requiredAttribute('vocabulary'),
      code: requiredAttribute('code'),
    }),
  ),
  name: texts('name'),
  description: texts('description'),
  activityDescription: texts('activity-description'),
  administrative: many(
    'administrative',
    record<{ code: string; vocabulary: string; level?: number }>({
      vocabulary: requiredAttribute('vocabulary'),
      level: attribute('level', wholeNumber),
      code: requiredAttribute('code'),
    }),
  ),
  point: one(
    'point',
    record<{ srs: string; position?: string }>({
      srs: requiredAttribute('srsName'),
      position: one('pos', only(content(plainText)), { wanted: true }),
    }),
  ),
  exactness: coded('exactness'),
  class: coded('location-class'),
  feature: coded('feature-designation'),
});
const shareShape = record<Iati.IatiShare>({ ...vocabulary, percentage, text: narratives() });
const relatedShape = record<Iati.IatiRelatedActivity>(
  { ref: requiredAttribute('ref'), type: requiredAttribute('type') },
  { closed: true },
);
const conditionShape = record<{ type: string; text: Iati.LangText }>(
  { type: requiredAttribute('type'), text: narratives() },
  { closed: true },
);
const identifier = one('iati-identifier', only(content(plainText, { wanted: true })), { wanted: true });

/** An activity as IATI 2.03 orders it; 2.01 and 2.02 only lack some of its words. */
export const activityShape = record<Iati.IatiContent>({
  lastUpdatedAt: attribute('last-updated-datetime', moment),
  language: attribute('xml:lang', language),
  currency: optional('default-currency'),
  humanitarian: attribute('humanitarian', yesNo),
  hierarchy: attribute('hierarchy', wholeNumber),
  '~linked-data-uri': attributeAside('linked-data-uri'),
  '~budget-not-provided': attributeAside('budget-not-provided'),
  identifier: { ...identifier, read: (element, notes) => identifier.read(element, notes) ?? '' },
  reportingOrg: one(
    'reporting-org',
    record<Iati.IatiReportingOrganisation>({
      ref: attribute('ref', plainText, { wanted: true }),
      type: attribute('type', plainText, { wanted: true }),
      secondaryReporter: attribute('secondary-reporter', yesNo),
      names: narratives(),
    }),
    { wanted: true },
  ),
  title: texts('title', { wanted: true }),
  descriptions: many('description', descriptionShape),
  participants: many('participating-org', participantShape),
  otherIdentifiers: many('other-identifier', otherIdentifierShape),
  status: coded('activity-status', { wanted: true }),
  dates: many('activity-date', dateShape),
  contacts: many('contact-info', contactShape),
  scope: coded('activity-scope'),
  countries: many(
    'recipient-country',
    record<Iati.IatiCountry>({ code: requiredAttribute('code'), percentage, text: narratives() }),
  ),
  regions: many('recipient-region', shareShape),
  locations: many('location', locationShape),
  sectors: many('sector', shareShape),
  tags: many('tag', record<Iati.IatiVocabularyCode>({ ...vocabulary, text: narratives() })),
  '~country-budget-items': elementsAside('country-budget-items', { once: true }),
  '~humanitarian-scope': elementsAside('humanitarian-scope'),
  policyMarkers: many(
    'policy-marker',
    record<Iati.IatiPolicyMarker>({
      ...vocabulary,
      significance: optional('significance'),
      text: narratives(),
    }),
  ),
  collaborationType: coded('collaboration-type'),
  flowType: coded('default-flow-type'),
  financeType: coded('default-finance-type'),
  aidTypes: many(
    'default-aid-type',
    record<{ code: string; vocabulary?: string }>({
      code: requiredAttribute('code'),
      vocabulary: optional('vocabulary'),
    }),
  ),
  tiedStatus: coded('default-tied-status'),
  budgets: many(
    'budget',
    record<Iati.IatiBudget>({
      type: optional('type'),
      status: optional('status'),
      start: attributed('period-start', { attribute: 'iso-date', kind: day, wanted: true }),
      end: attributed('period-end', { attribute: 'iso-date', kind: day, wanted: true }),
      value: one('value', moneyShape, { wanted: true }),
    }),
  ),
  '~planned-disbursement': elementsAside('planned-disbursement'),
  capitalSpend: attributed('capital-spend', { attribute: 'percentage', kind: decimal }),
  transactions: many('transaction', transactionShape),
  documents: many('document-link', documentShape),
  relatedActivities: many('related-activity', relatedShape),
  '~legacy-data': elementsAside('legacy-data'),
  conditions: one(
    'conditions',
    record<Iati.IatiConditions>({
      attached: attribute('attached', yesNo, { wanted: true }),
      conditions: many('condition', conditionShape),
    }),
  ),
  results: many('result', resultShape),
  '~crs-add': elementsAside('crs-add', { once: true }),
  '~fss': elementsAside('fss', { once: true }),
});
