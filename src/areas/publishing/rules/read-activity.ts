import { activityShape } from './activity-shape.ts';
import type { IatiActivity, ReadActivity } from './iati-file.ts';
import { indicatorNumberProblems } from './indicator-number.ts';
import { percentageProblems } from './percentage-sum.ts';
import { language } from './plain-value.ts';
import type { Notes } from './slot.ts';
import { type SourceElement, XML_NAMESPACE } from './xml-element.ts';

/** Text of which nobody said the language (BCP 47). */
export const UNDETERMINED = 'und';

/**
 * An `iati-activity` of IATI 2.01, 2.02 or 2.03 as a value. Never throws: what is wrong is in `problems`, what
 * has no place in `keptAside`; nothing but comments and blanks is left out.
 */
export function readActivity(element: SourceElement): ReadActivity {
  const said = element.attributes.find((each) => each.local === 'lang' && each.uri === XML_NAMESPACE)?.value;
  const notes: Notes = {
    root: element.path,
    language: language.read(said?.trim() ?? '') ?? UNDETERMINED,
    keptAside: [],
    cleaned: [],
    problems: [],
  };
  const content = activityShape.read(element, notes)!;
  const activity: IatiActivity = { ...content, keptAside: notes.keptAside };
  const problems = [...notes.problems, ...percentageProblems(activity), ...indicatorNumberProblems(activity)];
  return { path: element.path, line: element.line, activity, cleaned: notes.cleaned, problems };
}

/**
 * Whether an activity is a programme or one of its outcomes: hierarchy 1 is a programme and any other an outcome;
 * without one, an activity that names a parent (related activity of type 1) is an outcome.
 */
export function levelOf(
  activity: Pick<IatiActivity, 'hierarchy' | 'relatedActivities'>,
): 'programme' | 'outcome' {
  if (activity.hierarchy !== undefined) return activity.hierarchy <= 1 ? 'programme' : 'outcome';
  return parentOf(activity) === undefined ? 'programme' : 'outcome';
}

/** The identifier of the activity that this one is a part of. */
export function parentOf(activity: Pick<IatiActivity, 'relatedActivities'>): string | undefined {
  return activity.relatedActivities.find((each) => each.type === '1' && each.ref !== '')?.ref;
}
