import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownText, type SourceElement } from '../rules/xml-element.ts';
import { standardLimits } from './limits.ts';
import { readActivityParts, readParts } from './reader.ts';
import { streamed } from './standard-files.ts';
import type { FilePart } from './tree.ts';

const OPEN = '<iati-activities version="2.03">';
const inFile = (content: string) => `${OPEN}${content}</iati-activities>`;

async function outcome(content: string | Uint8Array, limits = standardLimits, size = 7) {
  const parts: FilePart[] = [];
  for await (const part of readActivityParts(streamed(content, size), limits)) {
    if (!part.ok) return { parts, problem: part.problem };
    parts.push(part.value);
  }
  return { parts };
}

async function problemOf(content: string | Uint8Array, limits = standardLimits) {
  const { problem } = await outcome(content, limits, 64 * 1024);
  assert.ok(problem, 'it was read without a problem');
  return problem;
}

async function firstActivity(content: string | Uint8Array): Promise<SourceElement> {
  const { parts, problem } = await outcome(content);
  assert.equal(problem, undefined);
  const part = parts.find((each) => each.kind === 'record');
  assert.ok(part);
  return part.element;
}

test('each activity comes whole, with paths that count siblings, lines, namespaces and CDATA', async () => {
  const { parts } = await outcome(
    `${OPEN}\n<iati-activity/>\n<iati-activity xmlns:e="urn:e"><a/><a e:b="1">x<!-- no --><![CDATA[<y>]]></a></iati-activity><e xmlns="urn:e"/>t</iati-activities>`,
  );
  assert.deepEqual(
    parts.map((part) => part.kind),
    ['root', 'record', 'record', 'beside', 'text'],
  );
  const second = parts[2];
  assert.ok(second?.kind === 'record');
  assert.equal(second.element.path, '/iati-activities/iati-activity[2]');
  assert.equal(second.element.line, 3);
  const inner = second.element.children[1] as SourceElement;
  assert.equal(inner.path, '/iati-activities/iati-activity[2]/a[2]');
  assert.deepEqual(inner.attributes, [{ local: 'b', prefix: 'e', uri: 'urn:e', value: '1' }]);
  assert.equal(ownText(inner), 'x<y>');
});

test('UTF-8 and UTF-16 with a byte order mark, ISO-8859-1 and windows-1252 by declaration are all read', async () => {
  const file = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${inFile('<iati-activity><a>\u00e9</a></iati-activity>')}`;
  const utf16 = Buffer.from(`\ufeff${file('utf-16')}`, 'utf16le');
  const files: Record<string, Uint8Array> = {
    utf8: Buffer.from(file('UTF-8')),
    'utf8 with a mark': Buffer.from(`\ufeff${file('UTF-8')}`),
    'utf16 little endian': utf16,
    'utf16 big endian': Buffer.from(utf16).swap16(),
    latin1: Buffer.from(file('ISO-8859-1'), 'latin1'),
    windows: Buffer.from(file('windows-1252'), 'latin1'),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const activity = await firstActivity(bytes);
    assert.equal(ownText(activity.children[0] as SourceElement), '\u00e9', name);
  }
  const euro = Buffer.concat([
    Buffer.from(`<?xml version="1.0" encoding="cp1252"?>${OPEN}<iati-activity>`),
    Buffer.from([0x80]),
    Buffer.from('</iati-activity></iati-activities>'),
  ]);
  assert.equal(ownText(await firstActivity(euro)), '\u20ac');
});

test('bytes that are not what the file says are a problem, and so is an encoding nobody knows', async () => {
  const latin = Buffer.from(inFile('<iati-activity>\u00e9</iati-activity>'), 'latin1');
  assert.deepEqual(await problemOf(latin), { key: 'publishing.encoding-wrong', args: { encoding: 'utf-8' } });
  const named = `<?xml version="1.0" encoding="x-klingon"?>${inFile('')}`;
  assert.deepEqual(await problemOf(named), {
    key: 'publishing.encoding-unknown',
    args: { encoding: 'x-klingon' },
  });
});

test('what is not well-formed says where', async () => {
  assert.equal((await problemOf('')).key, 'publishing.file-empty');
  const broken: Record<string, string> = {
    truncated: `${OPEN}<iati-activity>`,
    'crossed tags': `${OPEN}\n<iati-activity><a></b></iati-activity></iati-activities>`,
    'unknown entity': inFile('<iati-activity>&nbsp;</iati-activity>'),
    'unbound prefix': inFile('<iati-activity><x:a/></iati-activity>'),
    'attribute twice': inFile('<iati-activity a="1" a="2"/>'),
    'two roots': `${inFile('')}<a/>`,
    'forbidden character': inFile('<iati-activity>\u0001</iati-activity>'),
    'not xml at all': 'PK\u0003\u0004 this is a spreadsheet',
  };
  for (const [name, content] of Object.entries(broken)) {
    const { key, args } = await problemOf(content);
    assert.equal(key, 'publishing.not-well-formed', name);
    assert.equal(typeof args?.line, 'number', name);
    assert.equal(typeof args?.column, 'number', name);
  }
  assert.equal((await problemOf(broken['crossed tags']!)).args?.line, 2);
});

test('another root or version is named', async () => {
  const page = '<!DOCTYPE html><html><body><p>404</p></body></html>';
  assert.deepEqual(await problemOf(page), { key: 'publishing.wrong-root', args: { line: 1, root: 'html' } });
  assert.equal((await problemOf('<iati-organisations version="2.03"/>')).key, 'publishing.wrong-root');
  assert.equal(
    (await problemOf('<iati-activities xmlns="urn:x" version="2.03"/>')).key,
    'publishing.wrong-root',
  );
  for (const version of ['2.04', '1.05', '', ' 2.03']) {
    assert.deepEqual(await problemOf(`<iati-activities version="${version}"/>`), {
      key: 'publishing.wrong-version',
      args: { line: 1, version },
    });
  }
  assert.equal((await problemOf('<iati-activities/>')).key, 'publishing.wrong-version');
});

test('a DOCTYPE is refused before anything is expanded or fetched', async () => {
  const lol = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const bomb = `<!DOCTYPE iati-activities [<!ENTITY l0 "lol">${lol}]>${inFile('<iati-activity>&l20;</iati-activity>')}`;
  assert.equal((await problemOf(bomb)).key, 'publishing.doctype-refused');
  const external = `<!DOCTYPE iati-activities [<!ENTITY x SYSTEM "file:///etc/passwd">]>${inFile('&x;')}`;
  assert.equal((await problemOf(external)).key, 'publishing.doctype-refused');
  const outside = `<!DOCTYPE iati-activities SYSTEM "http://localhost/x.dtd">${inFile('<iati-activity/>')}`;
  assert.equal((await problemOf(outside)).key, 'publishing.doctype-refused');
});

test('each bound ends the reading where it is crossed', async () => {
  const activity = (content: string) => inFile(`<iati-activity>${content}</iati-activity>`);
  const limits = { ...standardLimits, childrenPerElement: 100, elementsPerRecord: 300, text: 1000 };
  const crossing: [string, string][] = [
    ['depth', activity('<a>'.repeat(100_000))],
    ['attributes', inFile(`<iati-activity ${Array.from({ length: 65 }, (_, n) => `a${n}=""`).join(' ')}/>`)],
    ['text', inFile(`<iati-activity a="${'x'.repeat(1001)}"/>`)],
    ['text', activity(`<a>${'<!---->xxxx'.repeat(251)}</a>`)],
    ['text', inFile('x'.repeat(1001))],
    ['children', activity('<a/>'.repeat(101))],
    ['elements', activity(`<a>${'<b/>'.repeat(99)}</a>`.repeat(3))],
    ['elements', inFile('<a/>'.repeat(301))],
    ['elements', inFile('x<!-- -->'.repeat(301))],
    ['name', activity(`<${'a'.repeat(501)}/>`)],
    ['name', activity(`<a xmlns="urn:${'x'.repeat(500)}"/>`)],
  ];
  for (const [what, content] of crossing) {
    const problem = await problemOf(content, limits);
    assert.equal(problem.key, 'publishing.beyond-limits', what);
    assert.equal(problem.args?.what, what);
  }
  const within = inFile(`<iati-activity>${'<a/>'.repeat(100)}</iati-activity>`.repeat(10));
  assert.equal((await outcome(within, limits)).problem, undefined);
});

test('a file beyond the largest size is refused as soon as that is known', async () => {
  let given = 0;
  async function* endless() {
    yield new TextEncoder().encode(OPEN);
    for (;;) {
      given += 1024 * 1024;
      yield new Uint8Array(1024 * 1024).fill(0x20);
    }
  }
  let last: unknown;
  for await (const part of readParts(endless(), { ...standardLimits, bytes: 3 * 1024 * 1024 })) last = part;
  assert.deepEqual(last, { ok: false, problem: { key: 'publishing.file-too-large', args: { max: 3 } } });
  assert.ok(given <= 4 * 1024 * 1024);
});
