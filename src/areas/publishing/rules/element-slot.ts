import type { LangText } from './iati-file.ts';
import { keepElement } from './kept-aside.ts';
import { narratives } from './narrative-slot.ts';
import { attribute, content, isNamed, missing } from './plain-slot.ts';
import { type PlainValue, plainText } from './plain-value.ts';
import { only } from './shape.ts';
import { below, pathOf, type Shape, type Slot } from './slot.ts';

/** An element that may stand once; more of them stand aside. `wanted` makes a problem of its absence. */
export function one<V>(name: string, shape: Shape<V>, { wanted }: { wanted?: true } = {}): Slot<V> {
  return {
    elements: [name],
    read(element, notes) {
      const [first, ...more] = element.children.filter((each) => isNamed(each, name));
      for (const each of more) keepElement(each, 'repeated', notes);
      if (!first) return wanted ? missing(below(pathOf(element, notes), name), notes) : undefined;
      return shape.read(first, notes);
    },
    write(value, { element, path, writing }) {
      if (value !== undefined)
        element.children.push(shape.write(value, name, below(path, `${name}[1]`), writing));
    },
  };
}

/** Elements that may stand any number of times, in the order given. */
export function many<V>(name: string, shape: Shape<V>): Slot<V[]> {
  return {
    elements: [name],
    read(element, notes) {
      const found = element.children.filter((each) => isNamed(each, name));
      return found.map((each) => shape.read(each, notes)).filter((value) => value !== undefined);
    },
    write(values = [], { element, path, writing }) {
      for (const [index, value] of values.entries()) {
        element.children.push(shape.write(value, name, below(path, `${name}[${index + 1}]`), writing));
      }
    },
  };
}

/** An element that is one code: `<activity-status code="2"/>`. */
export function coded(name: string, options: { wanted?: true } = {}): Slot<string> {
  return one(name, code, options);
}

/** Elements that are one code each. */
export function manyCoded(name: string): Slot<string[]> {
  return many(name, code);
}

/** An element that is one attribute: `<period-start iso-date="2026-01-01"/>`. */
export function attributed<V>(
  name: string,
  on: { attribute: string; kind: PlainValue<V>; wanted?: true },
): Slot<V> {
  const { wanted } = on;
  return one(name, only(attribute(on.attribute, on.kind, { wanted: true })), wanted ? { wanted } : {});
}

/** Elements that are text without a language: `<email>`. */
export function manyTexts(name: string): Slot<string[]> {
  return many(name, only(content(plainText)));
}

/** An element that is a text in languages; {} where it is absent, and then not written. */
export function texts(name: string, options: { wanted?: true } = {}): Slot<LangText> {
  const slot = one(name, languages, options);
  return {
    ...slot,
    read: (element, notes) => slot.read(element, notes) ?? {},
    write(value, place) {
      if (value && Object.keys(value).length > 0) slot.write(value, place);
    },
  };
}

/** The shape of an element that is a text in languages. */
export const languages: Shape<LangText> = only(narratives());

const code: Shape<string> = only(attribute('code', plainText, { wanted: true }));
