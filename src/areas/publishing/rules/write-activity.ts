import { activityShape } from './activity-shape.ts';
import type { IatiActivity, KeptAside } from './iati-file.ts';
import { keptByParent, putBackTheRest } from './kept-aside.ts';
import { UNDETERMINED } from './read-activity.ts';
import { plainElement } from './slot.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './xml-element.ts';
import { writeDocument } from './xml-writer.ts';

const WRITTEN_VERSION = '2.03';

/**
 * An activity file of IATI 2.03 as chunks of text, one per activity; the same input gives the same bytes. The
 * order of the activities is the caller's. What stands aside and 2.03 allows is put back where it was. `keptAside` is that of the file, with paths from the root.
 */
export function* writeIatiFile(file: {
  generatedAt?: string;
  activities: Iterable<IatiActivity>;
  keptAside?: readonly KeptAside[];
}): Generator<string> {
  const root = plainElement('iati-activities');
  root.attributes.push(attribute('version', WRITTEN_VERSION));
  if (file.generatedAt !== undefined) root.attributes.push(attribute('generated-datetime', file.generatedAt));
  const kept = keptByParent(file.keptAside ?? []);
  putBackTheRest({ element: root, path: '/iati-activities', writing: { language: UNDETERMINED, kept } });
  const beside = root.children.splice(0);
  yield* writeDocument(root, allChildren(file.activities, beside));
}

function writeActivity(activity: IatiActivity): XmlElement {
  const writing = { language: activity.language ?? UNDETERMINED, kept: keptByParent(activity.keptAside) };
  return activityShape.write(activity, 'iati-activity', '', writing);
}

function* allChildren(activities: Iterable<IatiActivity>, beside: XmlNode[]): Generator<XmlNode> {
  for (const activity of activities) yield writeActivity(activity);
  yield* beside;
}

function attribute(local: string, value: string): XmlAttribute {
  return { local, prefix: '', uri: '', value };
}
