import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../kernel/language.ts';
import { projectRoot } from '../root.ts';

const read = new Map<Language, ReadonlyMap<string, string>>();

/** Messages of a language by key (`area.sentence`), joined from `text/<language>/<area>.json`. */
export const catalogueOf = (language: Language): ReadonlyMap<string, string> => {
  const known = read.get(language);
  if (known) return known;
  const folder = join(projectRoot, 'src', 'text', language);
  const messages = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const area = file.slice(0, -'.json'.length);
    const entries = Object.entries(
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>,
    );
    for (const [key, message] of entries)
      messages.set(`${area}.${key}`, language === 'fr' ? unbroken(message) : message);
  }
  read.set(language, messages);
  return messages;
};

/** French has a space before : ; ? ! » and after «, at which no line ends; `::` belongs to the language of messages. */
const unbroken = (message: string): string =>
  message.replaceAll(/ (?=[:;?!»](?!:))/g, '\u00a0').replaceAll('« ', '«\u00a0');
