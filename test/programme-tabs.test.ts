import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayReadJoint } from '../src/areas/joint/rules/joint-permissions.ts';
import { mayReadObligations } from '../src/areas/obligations/rules/obligation-permissions.ts';
import {
  mayKeepProgrammes,
  mayReadProgrammeFile,
} from '../src/areas/programmes/rules/programme-permissions.ts';
import { mayReadReports } from '../src/areas/results/rules/report-permissions.ts';
import { mayReadPartnerReports } from '../src/areas/reviews/rules/partner-report-permissions.ts';
import { type Actor, type Role, roles } from '../src/kernel/actor.ts';
import { newId } from '../src/kernel/id.ts';
import type { Page } from '../src/page/page.ts';
import { programmeSides } from '../src/page/programme-tabs.tsx';
import { wordsIn } from '../src/text/words.ts';

/** Sides that not everybody reads, with the sentence of the area in which they lie. */
const asked = {
  risks: mayReadProgrammeFile,
  markers: mayReadProgrammeFile,
  file: mayReadProgrammeFile,
  evaluations: mayReadProgrammeFile,
  joint: mayReadJoint,
  windows: mayReadReports,
  year: mayReadObligations,
  'partner-reports': mayReadPartnerReports,
  filing: mayKeepProgrammes,
  iati: mayKeepProgrammes,
};

const actorWith = (role: Role) => ({ role, duties: [role], institute: { id: newId() } }) as unknown as Actor;

const sidesOf = (actor: Actor) => programmeSides({ words: wordsIn('en'), actor } as unknown as Page, newId());

for (const role of roles.filter((each) => each !== 'donor_officer'))
  test(`the sides of a programme that a ${role} is shown are those that its areas let be read`, () => {
    const actor = actorWith(role);
    const shown = sidesOf(actor).flatMap(({ items }) => items.map(({ side }) => side));
    for (const [side, may] of Object.entries(asked))
      assert.equal(shown.includes(side), may(actor) === true, side);
  });

test('the sides stand in seven groups at most, and each of them once', () => {
  const groups = sidesOf(actorWith('director'));
  assert.ok(groups.length <= 7);
  const sides = groups.flatMap(({ items }) => items.map(({ side }) => side));
  assert.equal(new Set(sides).size, sides.length);
  assert.equal(sides.length, 21);
});
