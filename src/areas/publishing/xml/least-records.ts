import type { XmlElement, XmlNode } from '../rules/xml-element.ts';

const child = (local: string, attributes: Record<string, string>, children: XmlNode[] = []): XmlElement => ({
  local,
  prefix: '',
  uri: '',
  attributes: Object.entries(attributes).map(([name, value]) => ({
    local: name,
    prefix: '',
    uri: '',
    value,
  })),
  children,
});
const text = (name: string, attributes: Record<string, string> = {}) =>
  child(name, attributes, [child('narrative', {}, ['-'])]);

/** The least that every version allows: it stands for all records where only the file around them is checked. */
export const leastRecords: Readonly<Record<string, XmlElement>> = {
  'iati-activities': child('iati-activity', {}, [
    child('iati-identifier', {}, ['-']),
    text('reporting-org', { ref: '-', type: '-' }),
    text('title'),
    text('description'),
    child('participating-org', { role: '1' }),
    child('activity-status', { code: '1' }),
    child('activity-date', { type: '1', 'iso-date': '2000-01-01' }),
  ]),
  'iati-organisations': child('iati-organisation', {}, [
    child('organisation-identifier', {}, ['-']),
    text('name'),
    text('reporting-org', { ref: '-', type: '-' }),
  ]),
};
