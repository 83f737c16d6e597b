import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingWorld } from '../../../../test/support/partner-reports.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths } from '../../../paths.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setWindow } from '../../results/commands/set-window.ts';

const db = await testDatabase();

test('a programme in which the partner has nothing to tell is not offered', async () => {
  const { cast, partner, agreementId, programme } = await reportingWorld(db);
  await makeProgramme(db, cast);
  const { text } = await partner.get(paths.newPartnerReport({ id: agreementId }));
  const [select = ''] = /<select[^>]*name="programmeId"[\s\S]*?<\/select>/.exec(text) ?? [];
  const offered = [...select.matchAll(/<option value="([0-9a-f][^"]*)"/g)].map(([, id]) => id);
  assert.deepEqual(offered, [programme.id]);
});

test('of several programmes the form of a report chooses the one that asks the partner for figures, else none', async () => {
  const { cast, partner, agreementId, programme, partnershipId } = await reportingWorld(db);
  const other = await makeProgramme(db, cast);
  await doing(db, cast.system, addOutcome, {
    ...{ programmeId: other.id, code: 'X1', aims: ['O1'], isBelgian: false, partnershipIds: [partnershipId] },
    ...{
      title: { en: { text: 'Another', source: true } },
      places: [],
      classifications: [],
      participations: [],
    },
  });
  const chosen = async () => {
    const { text } = await partner.get(paths.newPartnerReport({ id: agreementId }));
    const [select = ''] = /<select[^>]*name="programmeId"[\s\S]*?<\/select>/.exec(text) ?? [];
    assert.equal(select.match(/<option value="[0-9a-f]/g)?.length, 2);
    return /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '';
  };
  assert.equal(await chosen(), '');
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.1', title: { en: { text: 'Members', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  await doing(db, cast.system, setWindow, {
    ...{ programmeId: programme.id, name: 'First half', from: on(-60), until: on(-5) },
    ...{ opensOn: on(-10), closesOn: on(10), indicators: [indicatorId], partnerships: [partnershipId] },
  });
  assert.equal(await chosen(), programme.id);
});
