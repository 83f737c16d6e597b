import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { paths } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { citationText } from '../../rulebook/pages/rulebook-words.ts';
import { countryFactSeeds } from '../../rulebook/rules/country-fact-seeds.ts';
import { allRules, parameterSeeds } from '../rules/all-rules.ts';

const db = await testDatabase();
const app = testApp(db);
const { system, as } = await makeCast(db);

test('the whole rulebook is adopted as the program seeds it', async () => {
  const written = await doing(db, system, adoptRulebook, {
    parameters: parameterSeeds,
    countryFacts: countryFactSeeds,
  });
  assert.equal(written.parameters, parameterSeeds.length);
});

test('the page lists every rule that judges, with its article and its numbers today', async () => {
  const { status, text } = await app.as(as('finance_officer', { language: 'fr' })).get(paths.rules());
  assert.equal(status, 200);
  for (const { id } of allRules) assert.ok(text.includes(`>${id}<`), id);
  assert.match(text, /AR du 11 septembre 2016, art\. 33-34/);
  assert.match(text, /Nombre minimal de pays<\/a>: 2 pays/);
});

test('the donor reads the rules, not an institute’s numbers', async () => {
  const { status, text } = await app
    .as(as('donor_officer', { institutes: [], language: 'fr' }))
    .get(paths.rules());
  assert.equal(status, 200);
  assert.match(text, /Organisation régionale/);
  assert.doesNotMatch(text, /: 2 pays/);
});

test('every article that a rule or a number cites is said in the reader’s language, the IATI standard as it is', () => {
  const cited = new Set([...allRules, ...parameterSeeds].map(({ citation }) => citation));
  const inEnglish = [...cited].filter(
    (citation) => !citation.startsWith('IATI') && citationText(wordsIn('nl'), citation) === citation,
  );
  assert.deepEqual(inEnglish, []);
});
