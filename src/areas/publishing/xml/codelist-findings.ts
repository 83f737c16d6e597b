import { attributeValue, ownText, type SourceElement } from '../rules/xml-element.ts';
import { type Finding, notInCodelist } from './finding.ts';

/** A place whose value must be a code of a list; `of` is an attribute's name, or `text()`. */
export type CodelistRule = {
  id: string;
  severity: Finding['severity'];
  element: string;
  of: string;
  codelist: string;
  condition: string;
};

/** A place with what must hold there, and the places within it. */
type Place = { rules: Judged[]; within: Map<string, Place> };
type Judged = CodelistRule & { codes: ReadonlySet<string>; applies: Applies };
type Applies = (element: SourceElement, parent: SourceElement | undefined) => boolean;

/** Judges an element of a file and all that is in it; `above` is the element names around it, joined by `/`. */
export type CodelistCheck = (element: SourceElement, above: string) => Finding[];

/**
 * Rules with the codes of their lists. Undefined where one of the lists is not there, which has to be said and not passed
 * over, or where a condition is of a kind that is not known.
 */
export function codelistCheck(
  rules: readonly CodelistRule[],
  lists: ReadonlyMap<string, ReadonlySet<string>>,
): CodelistCheck | undefined {
  const top = placeOf();
  for (const rule of rules) {
    const applies = conditionOf(rule.condition);
    const codes = lists.get(rule.codelist);
    if (!applies || !codes) return undefined;
    placeAt(top, rule.element).rules.push({ ...rule, codes, applies });
  }
  return (element, above) => {
    const place = [...above.split('/').filter(Boolean), element.local].reduce<Place | undefined>(
      (found, name) => found?.within.get(name),
      top,
    );
    return place ? [...judged(element, undefined, place)] : [];
  };
}

function* judged(
  element: SourceElement,
  parent: SourceElement | undefined,
  place: Place,
): Generator<Finding> {
  for (const rule of place.rules) {
    const value = rule.of === 'text()' ? ownText(element).trim() : attributeValue(element, rule.of);
    if (value === undefined || rule.codes.has(value) || !rule.applies(element, parent)) continue;
    yield notInCodelist(rule, element.path, value);
  }
  if (place.within.size === 0) return;
  for (const child of element.children) {
    const inside = typeof child === 'string' || child.uri !== '' ? undefined : place.within.get(child.local);
    if (inside) yield* judged(child as SourceElement, element, inside);
  }
}

function placeAt(top: Place, path: string): Place {
  return path
    .split('/')
    .filter(Boolean)
    .reduce((place, name) => {
      const next = place.within.get(name) ?? placeOf();
      place.within.set(name, next);
      return next;
    }, top);
}

function placeOf(): Place {
  return { rules: [], within: new Map() };
}

const CONDITION = /^(?:@?(\.\.)\/)?@([\w-]+) ?= ?'([^']*)'( or absent)?$/;

/** `@vocabulary='1' or absent`, `@vocabulary='2'`, or of the element around it `../@vocabulary='1'`. */
function conditionOf(text: string): Applies | undefined {
  if (text === '') return () => true;
  const [, around, attribute, wanted, orAbsent] = CONDITION.exec(text) ?? [];
  if (attribute === undefined) return undefined;
  return (element, parent) => {
    const of = around ? parent : element;
    const value = of && attributeValue(of, attribute);
    return value === undefined ? orAbsent !== undefined : value === wanted;
  };
}
