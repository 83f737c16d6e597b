import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { relais, serving } from '../../test/support/relais-program.ts';

const root = mkdtempSync(join(tmpdir(), 'relais-cli-'));
after(() => rmSync(root, { recursive: true, force: true }));
const office = { RELAIS_DATA: join(root, 'data') };
const at = (name: string): string => join(root, name);

const good = async (args: readonly string[], env: NodeJS.ProcessEnv = office): Promise<string> => {
  const { code, out, err } = await relais(args, env);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return out;
};
const json = async <T>(args: readonly string[], env: NodeJS.ProcessEnv = office): Promise<T> =>
  JSON.parse(await good([...args, '--json'], env)) as T;

type Chains = {
  chains: { institute: string | null; entries: number; headHash: string }[];
  publicKey: string;
};

// Each test goes on where the one before it stopped, as someone at a shell does.
describe('the verbs, on one data folder', { concurrency: 1 }, () => {
  test('a bare machine: the first institute is founded without a server, once', async () => {
    const { code } = await json<{ code: string }>(['institute', 'found', 'ifsi', '--name', 'Institut']);
    assert.equal(code, 'ifsi');
    const again = await relais(['institute', 'found', 'ifsi', '--name', 'Institut'], office);
    assert.deepEqual([again.code, again.out], [1, '']);
    assert.match(again.err, /institute «ifsi» already/);
    assert.equal(existsSync(join(office.RELAIS_DATA, 'database', 'cluster', 'postmaster.pid')), false);
  });

  test('wrong words: one line, the usage, exit code 2; what is not there: it is named, exit code 2; a refusal: its sentence by option, exit code 1', async () => {
    const wrong: [string[], RegExp][] = [
      [['nothing'], /There is no verb «nothing»/],
      [['user'], /There is no verb «user»/],
      [['user', 'invite'], /Usage: relais user invite EMAIL/],
      [['backup'], /Usage: relais backup --out/],
      [['backup', '--to', 'x'], /Unknown option '--to'/],
      [['serve', '--port', '1'], /Unknown option '--port'/],
      [['figures', 'portfolio', '--when', '2026-01-01'], /Unknown option '--when'/],
      [
        ['figures', 'portfolio', '--as-of', '2099-01-01'],
        /^relais figures: --as-of: 2099-01-01 is still to come\n/,
      ],
      [['figures', 'portfolio', '--by', 'year', '--by', 'aim'], /^relais figures: --by is given twice\n/],
      [['backup', '--out', 'a', '--out', 'b'], /^relais backup: --out is given twice\n/],
      [['migrate', '--json', '--json'], /--json is given twice/],
      [['restore', 'a', 'b'], /Usage: relais restore/],
      [['audit', 'verify'], /Usage: relais audit verify/],
    ];
    const invite = ['user', 'invite', 'no address', '--institute', 'ifsi', '--name', 'Ana', '--role', 'boss'];
    const [refused, unknown, ...answers] = await Promise.all([
      relais(invite, office),
      relais(invite.with(4, 'ism'), office),
      ...wrong.map(([args]) => relais(args, office)),
    ]);
    for (const [index, { code, out, err }] of answers.entries()) {
      assert.deepEqual([code, out], [2, ''], String(wrong[index]![0]));
      assert.match(err, wrong[index]![1]);
    }
    assert.equal(refused!.code, 1);
    assert.match(refused!.err, /^EMAIL: .+\n--role: .+\n$/);
    assert.equal(unknown!.code, 2);
    assert.match(unknown!.err, /no institute «ism»; there are ifsi/);
  });

  test('every verb is listed, a group of verbs has a list of its own, and each has its help', async () => {
    const [all, group, ...helps] = await Promise.all([
      good(['--help']),
      good(['audit', '--help']),
      good(['audit', 'verify', '--help']),
      good(['restore', '--help']),
    ]);
    for (const verb of [
      'serve',
      'migrate',
      'institute found',
      'user invite',
      'iati validate',
      'backup',
      'restore',
    ])
      assert.match(all!, new RegExp(`^  ${verb} {2,}\\S`, 'm'));
    assert.deepEqual(group!.match(/^ {2}\S+ \S+/gm), ['  audit export', '  audit verify', '  audit erase']);
    assert.match(helps[0]!, /^Checks .+\n\nUsage: relais audit verify FILE/);
    assert.match(helps[1]!, /\n\nUsage: relais restore FILE \[--replace\]/);
  });

  test('an invitation prints a link that sets the first password, and none for whom Relais knows', async () => {
    const ana = ['user', 'invite', 'ana@example.org', '--institute', 'ifsi', '--name', 'Ana'];
    const invited = await json<{ link: string }>([...ana, '--role', 'programme_officer']);
    assert.match(invited.link, /^http:\/\/127\.0\.0\.1:0\/link\/[\w-]{43}$/);
    assert.equal((await json<{ link: null }>([...ana, '--role', 'finance_officer'])).link, null);
    const don = ['user', 'invite', 'don@example.org', '--name', 'Don', '--role', 'donor_officer'];
    assert.match(await good(don), /\/link\/[\w-]{43}\n$/);
  });

  test('the trail goes into a file, signed, and is verified without any database', async () => {
    const file = at('trail.jsonl');
    const exported = await json<Chains>(['audit', 'export', '--out', file]);
    assert.deepEqual(
      exported.chains.map(({ institute, entries }) => [institute, entries]),
      [
        [null, 2],
        ['ifsi', 6],
      ],
    );
    const nowhere = { RELAIS_DATA: at('nowhere') };
    const head = exported.chains[1]!.headHash;
    const verified = await json<{ verdict: string; keptHead: { no: number } }>(
      ['audit', 'verify', file, '--head', head, '--key', exported.publicKey],
      nowhere,
    );
    assert.deepEqual([verified.verdict, verified.keptHead.no], ['whole', 6]);
    assert.equal(existsSync(nowhere.RELAIS_DATA), false);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /ana@example\.org|"Ana"/);
  });

  test('an edited, unfamiliar or missing trail: broken is 1, unreadable is 2', async () => {
    const lines = readFileSync(at('trail.jsonl'), 'utf8').split('\n');
    writeFileSync(at('edited.jsonl'), lines.with(2, lines[2]!.replace('invite', 'inv1te')).join('\n'));
    writeFileSync(at('cut.jsonl'), lines.slice(0, 3).join('\n'));
    writeFileSync(at('other.txt'), 'hello');
    const verify = (...args: string[]) => relais(['audit', 'verify', ...args], office);
    const [edited, cut, other, missing, folder, head] = await Promise.all([
      verify(at('edited.jsonl')),
      verify(at('cut.jsonl')),
      verify(at('other.txt')),
      verify(at('missing.jsonl')),
      verify(root),
      verify(at('trail.jsonl'), '--head', 'ab'.repeat(32)),
    ]);
    assert.deepEqual(
      [edited, cut, other, missing, folder, head].map((each) => each!.code),
      [1, 1, 2, 2, 2, 1],
    );
    assert.match(edited!.out, /FAULT: .+entry 2: was altered/);
    assert.match(cut!.out, /the file was cut off/);
    assert.match(missing!.err, /cannot be read/);
  });

  test('what an entry said is erased on request; the next export verifies and names it', async () => {
    await good(['audit', 'erase', '--institute', 'ifsi', '--no', '1', '--reason', 'asked by the person']);
    await good(['audit', 'export', '--out', at('erased.jsonl'), '--institute', 'ifsi']);
    const { verdict, erased } = await json<{ verdict: string; erased: { no: number }[] }>([
      'audit',
      'verify',
      at('erased.jsonl'),
    ]);
    assert.deepEqual([verdict, erased.map(({ no }) => no)], ['whole', [1]]);
  });

  test('beside a server everything works but what replaces the database under it', async () => {
    const server = await serving(office);
    try {
      const bea = ['user', 'invite', 'bea@example.org', '--institute', 'ifsi', '--name', 'Bea'];
      const [invited, exported, saved, migrating, restoring] = await Promise.all([
        relais([...bea, '--role', 'director'], office),
        relais(['audit', 'export', '--out', at('beside.jsonl')], office),
        relais(['backup', '--out', at('beside.tar')], office),
        relais(['migrate'], office),
        relais(['restore', at('beside.tar'), '--replace'], office),
      ]);
      assert.deepEqual(
        [invited, exported, saved].map((each) => [each!.code, each!.err]),
        Array(3).fill([0, '']),
      );
      for (const refused of [migrating, restoring]) {
        assert.equal(refused!.code, 1);
        assert.match(refused!.err, new RegExp(`A server \\(process ${server.child.pid}\\) works on `));
      }
      assert.equal((await fetch(`${server.address}/healthz`)).status, 200);
    } finally {
      await server.end('SIGTERM');
    }
    assert.match(await good(['migrate']), /Nothing to migrate/);
  });

  test('a backup carries the office to another folder; one that is in use is saved before it is replaced', async () => {
    const saved = await json<{ path: string; trail: { headHash: string }[] }>([
      'backup',
      '--out',
      at('office.tar'),
    ]);
    assert.equal(saved.path, at('office.tar'));
    const refused = await relais(['restore', at('office.tar')], office);
    assert.deepEqual([refused.code, /not empty/.test(refused.err)], [1, true]);
    const elsewhere = { RELAIS_DATA: at('elsewhere') };
    await good(['restore', at('office.tar')], elsewhere);
    const exported = await json<Chains>(['audit', 'export', '--out', at('elsewhere.jsonl')], elsewhere);
    assert.deepEqual(
      exported.chains.map(({ headHash }) => headHash),
      saved.trail.map(({ headHash }) => headHash),
    );
    const replaced = await relais(['restore', at('office.tar'), '--replace'], elsewhere);
    assert.equal(replaced.code, 0);
    assert.equal(readdirSync(join(elsewhere.RELAIS_DATA, 'backups')).length, 1);
    const unreadable = await relais(['restore', at('trail.jsonl')], elsewhere);
    assert.deepEqual([unreadable.code, /cannot be read/.test(unreadable.err)], [2, true]);
    const nowhere = await relais(['backup', '--out', at('no/such/folder/b.tar')], office);
    assert.equal(nowhere.code, 2);
  });
});
