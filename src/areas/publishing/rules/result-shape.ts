import { attributed, many, manyCoded, texts } from './element-slot.ts';
import type * as Iati from './iati-file.ts';
import { attribute, requiredAttribute } from './plain-slot.ts';
import { day, plainText, year, yesNo } from './plain-value.ts';
import { record } from './shape.ts';

export const documentShape = record<Iati.IatiDocument>({
  format: requiredAttribute('format'),
  url: requiredAttribute('url'),
  title: texts('title', { wanted: true }),
  description: texts('description'),
  categories: manyCoded('category'),
  languages: manyCoded('language'),
  date: attributed('document-date', { attribute: 'iso-date', kind: day }),
});

const value = attribute('value', plainText);
const locations = many('location', record<{ ref?: string }>({ ref: attribute('ref', plainText) }));
const dimensions = many(
  'dimension',
  record<Iati.IatiDimension>({ name: attribute('name', plainText), value }),
);
const documents = many('document-link', documentShape);
const comment = texts('comment');

// The XSD wants the documents of a baseline before its comment, and those of a target or actual after it.
const baselineShape = record<Iati.IatiBaseline>({
  year: attribute('year', year, { wanted: true }),
  date: attribute('iso-date', day),
  value,
  locations,
  dimensions,
  documents,
  comment,
});
const measuredShape = record<Iati.IatiMeasured>(
  { value, locations, dimensions, comment, documents },
  { closed: true },
);
const periodShape = record<Iati.IatiPeriod>({
  start: attributed('period-start', { attribute: 'iso-date', kind: day, wanted: true }),
  end: attributed('period-end', { attribute: 'iso-date', kind: day, wanted: true }),
  targets: many('target', measuredShape),
  actuals: many('actual', measuredShape),
});

function referenceShape(uri: string) {
  return record<Iati.IatiReference>({
    vocabulary: requiredAttribute('vocabulary'),
    code: requiredAttribute('code'),
    uri: attribute(uri, plainText),
  });
}

const indicatorShape = record<Iati.IatiIndicator>({
  measure: requiredAttribute('measure'),
  ascending: attribute('ascending', yesNo),
  aggregation: attribute('aggregation-status', yesNo),
  title: texts('title', { wanted: true }),
  description: texts('description'),
  documents,
  references: many('reference', referenceShape('indicator-uri')),
  baselines: many('baseline', baselineShape),
  periods: many('period', periodShape),
});

export const resultShape = record<Iati.IatiResult>({
  type: requiredAttribute('type'),
  aggregation: attribute('aggregation-status', yesNo),
  title: texts('title', { wanted: true }),
  description: texts('description'),
  documents,
  references: many('reference', referenceShape('vocabulary-uri')),
  indicators: many('indicator', indicatorShape),
});
