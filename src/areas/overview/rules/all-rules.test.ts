import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../../../kernel/language.ts';
import { wordsIn } from '../../../text/words.ts';
import { allRules, parameterSeeds, rulesByArea } from './all-rules.ts';

test('no two rules share an id, and every rule names its article and its moments', () => {
  const ids = rulesByArea.flatMap(({ rules }) => [...new Set(rules)].map(({ id }) => id));
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  );
  for (const { id, citation, moments } of allRules) {
    assert.notEqual(citation.trim(), '', id);
    assert.ok(moments.length > 0, id);
  }
});

test('every rule and every number of a rule has a name in every language', () => {
  const keys = [
    ...allRules.map(({ id }) => `rulebook.rule-${id}`),
    ...parameterSeeds.map(({ ruleId, name }) => `rulebook.number-${ruleId}-${name}`),
    ...rulesByArea.map(({ area }) => `rulebook.applies-${area}`),
  ];
  for (const language of languages) {
    const { say } = wordsIn(language);
    assert.deepEqual(
      keys.filter((key) => say(key) === key),
      [],
      language,
    );
  }
});
