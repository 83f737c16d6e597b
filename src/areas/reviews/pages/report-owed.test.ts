import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { british, reportingWorld } from '../../../../test/support/partner-reports.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { registerAgreement } from '../../partners/commands/register-agreement.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { openPartnerReport } from '../commands/open-partner-report.ts';

const db = await testDatabase();

const prepared = async () => {
  const world = await reportingWorld(db);
  const { cast, partner, coordinator, agreementId, programme, partnershipId } = world;
  const asked = async (from: string, until: string, of = programme) => {
    const { id } = await doing(db, cast.system, defineIndicator, {
      ...{ outcomeId: of.outcomes[0], code: newId().slice(-8), measure: 'number', overTime: 'sum' },
      ...{ title: { en: { text: 'Branches', source: true } }, overPartners: 'sum' },
    });
    await doing(db, cast.system, setWindow, {
      ...{ programmeId: of.id, name: newId().slice(-8), from, until, opensOn: on(-9), closesOn: on(30) },
      ...{ indicators: [id], partnerships: [partnershipId] },
    });
  };
  const begun = (fromOn: string, untilOn: string, under = agreementId) =>
    doing(db, coordinator, openPartnerReport, {
      ...{ agreementId: under, programmeId: programme.id, fromOn, untilOn },
    });
  /** From the line of its work to the list of reports, and from there to the form. */
  const offered = async () => {
    const follow = async (address: string, link: RegExp) => {
      const [, href = ''] = link.exec((await partner.get(address)).text) ?? [];
      return href.replaceAll('&amp;', '&');
    };
    const list = await follow(paths.home(), /href="(\/partner-reports\?[^"]*agreement=[^"]*)"/);
    const form = await follow(list, /href="(\/agreements\/[^"]*\/reports\/new[^"]*)"/);
    const { text } = await partner.get(form);
    const typed = (name: string) =>
      /value="([^"]*)"/.exec(new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(text)?.[0] ?? '')?.[1] ?? '';
    const [select = ''] = /<select[^>]*name="programmeId"[\s\S]*?<\/select>/.exec(text) ?? [];
    const programmeId = /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '';
    return { programmeId, fromOn: typed('fromOn'), untilOn: typed('untilOn') };
  };
  return { ...world, asked, begun, offered };
};

test('a report that a partner begins from its work is of the period for which a transfer waits, before one that ended earlier', async () => {
  const { cast, partner, agreementId, programme, partnershipId, planned, asked, begun, offered } =
    await prepared();
  const other = await makeProgramme(db, cast, { from: on(-400), until: on(400) });
  const { id: outcomeId } = await doing(db, cast.system, addOutcome, {
    ...{ programmeId: other.id, code: 'X1', aims: ['O1'], isBelgian: false, partnershipIds: [partnershipId] },
    ...{ title: { en: { text: 'Another', source: true } }, places: [], classifications: [] },
    participations: [],
  });
  await begun(on(-200), on(-25));
  await asked(on(-60), on(-30), { ...other, outcomes: [outcomeId, outcomeId] });
  await asked(on(-20), on(-10));
  const earlier = { programmeId: other.id, fromOn: british(on(-60)), untilOn: british(on(-30)) };
  assert.deepEqual(await offered(), earlier);
  await planned(100_00, { conditions: [{ kind: 'report', what: 'Autumn' }] });
  const awaited = await offered();
  assert.deepEqual(awaited, {
    ...{ programmeId: programme.id, fromOn: british(on(-20)), untilOn: british(on(-10)) },
  });
  assert.equal((await partner.post(paths.newPartnerReport({ id: agreementId }), awaited)).status, 303);
  assert.deepEqual(await offered(), earlier);
});

test('of a period that another report tells in part, also one under another agreement, the days that are left are offered', async () => {
  const { cast, partner, agreementId, partnershipId, planned, asked, begun, offered } = await prepared();
  const { id: second } = await doing(db, cast.as('director'), registerAgreement, {
    ...{ partnershipId, kind: 'partnership', reference: 'Second', fromOn: on(-200), untilOn: on(-21) },
    ...{ amount: { minor: 500_00, currency: 'EUR' }, currency: 'EUR' },
  });
  await begun(on(-200), on(-25), second);
  await asked(on(-40), on(-10));
  await begun(on(-8), on(-1));
  await planned(100_00, { conditions: [{ kind: 'report', what: 'Autumn' }] });
  const left = await offered();
  assert.deepEqual([left.fromOn, left.untilOn], [british(on(-24)), british(on(-10))]);
  assert.equal((await partner.post(paths.newPartnerReport({ id: agreementId }), left)).status, 303);
});
