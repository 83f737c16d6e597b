import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { newId } from '../../../kernel/id.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { removeOutcome } from '../../programmes/commands/remove-outcome.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { reviseProgramme } from '../../programmes/commands/revise-programme.ts';
import { portfolioQuestion } from './portfolio-question.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { system, institute } = cast;
const said = (text: string) => ({ en: { text, source: true as const } });
const lists = { places: [], classifications: [], participations: [], partnershipIds: [] };

const numberNow = () =>
  db.read(system, async (tx) => {
    const { last_no } = await tx
      .selectFrom('audit_heads')
      .select('last_no')
      .where('chain', '=', institute.id)
      .executeTakeFirstOrThrow();
    return last_no;
  });

const asked = async (by: string, asOf?: number) =>
  (
    await portfolioQuestion.ask(
      [{ ...askedInstitute(db, cast), ...(asOf === undefined ? {} : { asOf }) }],
      [by],
    )
  ).rows.map(({ at: { institute: _, ...place } }) => Object.values(place).join(' '));

test('the portfolio as of a number has the outcomes of then, as they were called and with their aims', async () => {
  const period = { fromOn: '2027-01-01', untilOn: '2031-12-31' };
  const { id: programmeId } = await doing(db, system, openProgramme, {
    ...{ id: newId(), reference: 'P1', title: said('Programme'), ...period, currency: 'EUR' },
    ...{ places: [], classifications: [], participations: [] },
  } as never);
  const add = async (code: string, aims: string[]) =>
    (
      await doing(db, system, addOutcome, {
        ...{ programmeId, code, title: said(code), aims, isBelgian: false, ...lists },
      } as never)
    ).id;
  const kept = await add('A', ['O1']);
  const removed = await add('B', ['O2']);
  const before = await numberNow();
  const revise = (code: string, aims: string[], version: number) =>
    doing(db, system, reviseOutcome, {
      ...{ outcomeId: kept, version, code, title: said(code), aims, isBelgian: false },
    } as never);
  await revise('A2', ['O3'], 1);
  const between = await numberNow();
  await revise('A3', ['O4'], 2);
  await doing(db, system, removeOutcome, { outcomeId: removed, version: 1 });
  await doing(db, system, reviseProgramme, {
    ...{ programmeId, version: 1, reference: 'P2', title: said('Renamed'), ...period },
  } as never);
  await add('C', ['O5']);
  assert.deepEqual(await asked('outcome'), ['P2 A3', 'P2 C']);
  assert.deepEqual(await asked('aim'), ['O4', 'O5']);
  assert.deepEqual((await asked('outcome', before)).toSorted(), ['P1 A', 'P1 B']);
  assert.deepEqual((await asked('aim', before)).toSorted(), ['O1', 'O2']);
  assert.deepEqual((await asked('outcome', between)).toSorted(), ['P1 A2', 'P1 B']);
  assert.deepEqual(await asked('outcome', 0), []);
});
