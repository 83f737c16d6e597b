import type { Cleaned, KeptAside, PlacedProblem } from './iati-file.ts';
import type { SourceElement, XmlElement } from './xml-element.ts';

/** What is noted while one activity is read; `root` is the path of the activity in its file. */
export type Notes = {
  root: string;
  /** The language of texts that name none. */
  language: string;
  keptAside: KeptAside[];
  cleaned: Cleaned[];
  problems: PlacedProblem[];
};

/** What is known while one activity is written; `kept` is by the path of the element they stood in. */
export type Writing = { language: string; kept: ReadonlyMap<string, KeptAside[]> };

/** The element being written, and its path within the activity. */
export type Place = { element: XmlElement; path: string; writing: Writing };

/** One field of a record: which attributes, elements or text it takes, how it is read, and how it is written. */
export type Slot<V> = {
  /** Attributes without a prefix, or `xml:lang`. */
  attributes?: readonly string[];
  elements?: readonly string[];
  text?: true;
  read(element: SourceElement, notes: Notes): V | undefined;
  write(value: V | undefined, place: Place): void;
};

/** How one element is read into a value and written from it. */
export type Shape<V> = {
  read(element: SourceElement, notes: Notes): V | undefined;
  write(value: V, name: string, path: string, writing: Writing): XmlElement;
};

/** The path within the activity. */
export function pathOf(element: SourceElement, notes: Notes): string {
  return element.path.slice(notes.root.length + 1);
}

/** The path one step further; the activity itself has the empty path. */
export function below(path: string, step: string): string {
  return path === '' ? step : `${path}/${step}`;
}

/** A new element of IATI, without content. */
export function plainElement(local: string): XmlElement {
  return { local, prefix: '', uri: '', attributes: [], children: [] };
}
