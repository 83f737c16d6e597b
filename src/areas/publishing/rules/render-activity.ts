import type { IatiContent, IatiDescription, IatiShare, IatiVocabularyCode } from './iati-file.ts';
import { keyedList, present } from './keyed-list.ts';
import { sourceLanguage, toPublished } from './language-text.ts';
import type { Keys } from './patch.ts';
import { renderBudgets, renderTransactions } from './render-money.ts';
import { publisherOf, renderParticipants } from './render-parties.ts';
import { renderResults } from './render-results.ts';
import type { ClassificationRow, Subject, Surroundings } from './subject.ts';

/** Codelist ActivityStatus: pipeline, implementation, closed, cancelled. */
const STATUS = { submitted: '1', decided: '2', closed: '4', refused: '5' } as const;
const NATIONAL = '4';
const MULTINATIONAL = '3';

/**
 * What Relais publishes of a programme or outcome from its own tables, with the defaults of a Belgian union
 * programme: bilateral, official development assistance, standard grant, project-type, untied. `keys` comes to
 * know the elements that come from rows.
 */
export function renderContent(subject: Subject, around: Surroundings, keys: Keys): IatiContent {
  return present({
    language: sourceLanguage(subject.title),
    currency: subject.currency,
    humanitarian: false,
    hierarchy: subject.kind === 'programme' ? 1 : 2,
    identifier: subject.identifier ?? '',
    reportingOrg: publisherOf(around),
    title: toPublished(subject.title),
    descriptions: renderDescriptions(subject, keys),
    participants: renderParticipants(subject, around, keys),
    otherIdentifiers: [],
    status: STATUS[subject.state ?? 'submitted'],
    dates: renderDates(subject, keys),
    contacts: [],
    scope: scopeOf(subject),
    ...renderPlaces(subject, keys),
    locations: [],
    ...renderClassifications(subject.classifications, keys),
    collaborationType: '1',
    flowType: '10',
    financeType: '110',
    aidTypes: [{ code: 'C01' }],
    tiedStatus: '5',
    budgets: renderBudgets(subject, keys),
    capitalSpend: undefined,
    transactions: renderTransactions(subject, around, keys),
    documents: [],
    relatedActivities: renderRelated(subject, around, keys),
    conditions: { attached: false, conditions: [] },
    results: renderResults(subject.results, keys),
  }) as IatiContent;
}

export const MAIN_DESCRIPTION = '?main';
export const PLANNED_START = '?from';
export const PLANNED_END = '?until';

function renderDescriptions({ description, title }: Subject, keys: Keys): IatiDescription[] {
  const written = toPublished(description);
  const text = Object.keys(written).length > 0 ? written : toPublished(title);
  return [keyedList(keys)(MAIN_DESCRIPTION, { type: '1', text })];
}

function renderDates({ from, until }: Subject, keys: Keys) {
  const keyed = keyedList(keys);
  return [
    keyed(PLANNED_START, { type: '1', date: from, text: {} }),
    keyed(PLANNED_END, { type: '3', date: until, text: {} }),
  ];
}

function scopeOf({ places }: Subject): string | undefined {
  if (places.length === 0) return undefined;
  return places.length === 1 && places[0]!.country ? NATIONAL : MULTINATIONAL;
}

function renderPlaces({ places }: Subject, keys: Keys): Pick<IatiContent, 'countries' | 'regions'> {
  const country = keyedList(keys);
  const region = keyedList(keys);
  const countries = places.flatMap(({ country: code, percentage }) =>
    code ? country(code, present({ code, percentage, text: {} }) as { code: string; text: object }) : [],
  );
  const regions = places.flatMap(({ region: place, percentage }) =>
    place ? region(`${place.vocabulary} ${place.code}`, present({ ...place, percentage, text: {} })) : [],
  );
  return { countries, regions } as Pick<IatiContent, 'countries' | 'regions'>;
}

function renderClassifications(
  rows: readonly ClassificationRow[],
  keys: Keys,
): Pick<IatiContent, 'sectors' | 'tags' | 'policyMarkers'> {
  const of = (kind: ClassificationRow['kind']) => {
    const keyed = keyedList(keys);
    return rows
      .filter((row) => row.kind === kind)
      .map(({ vocabulary, code, percentage, significance }) =>
        keyed(`${vocabulary} ${code}`, present({ vocabulary, code, percentage, significance, text: {} })),
      );
  };
  return {
    sectors: of('sector') as IatiShare[],
    tags: of('tag') as IatiVocabularyCode[],
    policyMarkers: of('marker') as IatiVocabularyCode[],
  };
}

/** Related activity 1 is the parent, 2 a child. */
function renderRelated({ kind }: Subject, { related }: Surroundings, keys: Keys) {
  const keyed = keyedList(keys);
  const type = kind === 'programme' ? '2' : '1';
  return related.map((ref) => keyed(`?${ref}`, { ref, type }));
}
