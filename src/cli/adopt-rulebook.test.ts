import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { relais } from '../../test/support/relais-program.ts';
import { parameterSeeds } from '../areas/overview/rules/all-rules.ts';
import { editionsWritten } from '../areas/partners/rules/questionnaire.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-rulebook-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const env = { RELAIS_DATA: folder };

test('an institute founded on a bare machine has the rulebook and the questionnaires; adopting again changes nothing', async () => {
  const founded = await relais(['institute', 'found', 'iiwe', '--name', 'An institute'], env);
  assert.equal(founded.code, 0, founded.err);
  const again = await relais(['rulebook', 'adopt', '--institute', 'iiwe', '--json'], env);
  const none = { questionnaires: [], library: [], obligations: [] };
  assert.deepEqual(JSON.parse(again.out), { texts: 0, parameters: 0, countryFacts: 0, ...none });
  const { out } = await relais(['rulebook', 'adopt', '--institute', 'iiwe'], env);
  assert.match(out, /iiwe: 0 texts, .* 0 indicators and 0 kinds of obligation are new/);
  assert.ok(parameterSeeds.length > 0 && editionsWritten.length > 0);
});

test('adopting for an institute that is not there says which there are', async () => {
  const unknown = await relais(['rulebook', 'adopt', '--institute', 'nobody'], env);
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /there are iiwe/);
});
