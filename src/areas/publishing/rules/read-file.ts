import type { IatiFile, PlacedProblem, ReadActivity } from './iati-file.ts';
import { keepAttribute } from './kept-aside.ts';
import { moment } from './plain-value.ts';
import { attributeValue, type SourceElement } from './xml-element.ts';

const KNOWN = new Set(['version', 'generated-datetime']);

/** The file that begins with this root, still without activities. */
export function startFile(root: SourceElement): IatiFile {
  const file: IatiFile = {
    version: attributeValue(root, 'version') ?? '',
    keptAside: [],
    problems: [],
    activities: [],
  };
  const said = attributeValue(root, 'generated-datetime')?.trim() ?? '';
  const generatedAt = moment.read(said);
  if (generatedAt !== undefined) file.generatedAt = generatedAt;
  else if (said !== '') {
    const path = `${root.path}/@generated-datetime`;
    file.problems.push({ path, key: moment.unreadable, args: { value: said.slice(0, 80) } });
  }
  const notes = { root: '', language: '', cleaned: [], ...file };
  for (const attribute of root.attributes) {
    if (attribute.uri === '' && KNOWN.has(attribute.local)) continue;
    // The one attribute of the standard here that Relais has no place for.
    const standard = attribute.uri === '' && attribute.local === 'linked-data-default';
    const plain = attribute.uri === '' ? 'not-in-standard' : 'other-namespace';
    keepAttribute(attribute, root.path, standard ? 'no-place' : plain, notes);
  }
  return file;
}

/** Activities that carry the identifier of an earlier one in the file, by their path. */
export function duplicateIdentifiers(activities: readonly ReadActivity[]): PlacedProblem[] {
  const seen = new Set<string>();
  return activities.flatMap(({ path, activity: { identifier } }) => {
    if (!seen.has(identifier)) {
      seen.add(identifier);
      return [];
    }
    return [{ path, key: 'publishing.identifier-twice', args: { identifier: identifier.slice(0, 200) } }];
  });
}
