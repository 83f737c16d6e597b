import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { type Language, languages } from '../kernel/language.ts';
import { catalogueOf } from './catalogue.ts';

const english = catalogueOf('en');

for (const language of languages) {
  test(`${language} has every message, none more, and the same arguments in each`, () => {
    const messages = catalogueOf(language);
    assert.deepEqual([...messages.keys()].sort(), [...english.keys()].sort());
    for (const [key, message] of messages) {
      assert.deepEqual(
        argumentsOf(key, message, language),
        argumentsOf(key, english.get(key)!, 'en'),
        `${language} ${key}`,
      );
      assert.notEqual(message.trim(), '', `${language} ${key} is empty`);
    }
  });
}

test('a message that is copied from English into another language is a name, a code or a number', () => {
  const sentences = [...english].filter(([, message]) => message.split(' ').length > 3);
  for (const language of languages.filter((code) => code !== 'en')) {
    const copied = sentences.filter(([key, message]) => catalogueOf(language).get(key) === message);
    assert.deepEqual(
      copied.map(([key]) => key),
      [],
      language,
    );
  }
});

test('an apostrophe is the typographic one: the straight one takes what follows it out of the message’s syntax', () => {
  for (const language of languages)
    for (const [key, message] of catalogueOf(language))
      assert.doesNotMatch(message, /\p{L}'/u, `${language} ${key}`);
});

const argumentsOf = (key: string, message: string, language: Language): string[] => {
  try {
    return [...new Set(namesIn(parse(message, { ignoreTag: true })))].sort();
  } catch (error) {
    throw new Error(`${language} ${key}: ${(error as Error).message}`);
  }
};

const namesIn = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap((option) => namesIn(option.value))];
    return 'value' in element ? [element.value] : [];
  });
