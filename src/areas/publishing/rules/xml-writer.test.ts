import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { XmlElement, XmlNode } from './xml-element.ts';
import { writeDocument, writeFragment } from './xml-writer.ts';

function element(
  local: string,
  children: XmlNode[] = [],
  attributes: XmlElement['attributes'] = [],
): XmlElement {
  return { local, prefix: '', uri: '', attributes, children };
}

function attribute(local: string, value: string, prefix = '', uri = '') {
  return { local, prefix, uri, value };
}

test('a document is written child by child, elements indented and text as it is', () => {
  const chunks = [...writeDocument(element('root'), [element('a', [element('b', ['x  y'])]), element('c')])];
  assert.deepEqual(chunks, [
    '<?xml version="1.0" encoding="UTF-8"?>\n<root>\n',
    '  <a>\n    <b>x  y</b>\n  </a>\n',
    '  <c/>\n',
    '</root>\n',
  ]);
});

test('markup in text and attributes is escaped, and blanks in attributes survive', () => {
  const written = writeFragment(element('a', ['<&>"\r\n'], [attribute('b', '<&>"\t\n\r\u00e9')]));
  assert.equal(written, '<a b="&lt;&amp;&gt;&quot;&#9;&#10;&#13;\u00e9">&lt;&amp;&gt;"&#13;\n</a>');
});

test('characters that XML 1.0 does not allow are left out, and pairs of surrogates kept', () => {
  const text = 'a\u0000b\u0008c\u001fd\ud800e\ufffef\u{1f600}g';
  assert.equal(writeFragment(element('a', [text])), '<a>abcdef\u{1f600}g</a>');
});

test('a namespace is declared where it comes into use, and once', () => {
  const foreign: XmlElement = { ...element('x'), prefix: 'e', uri: 'urn:e' };
  const inner: XmlElement = { ...foreign, attributes: [attribute('y', '1', 'e', 'urn:e')] };
  assert.equal(writeFragment({ ...foreign, children: [inner] }), '<e:x xmlns:e="urn:e"><e:x e:y="1"/></e:x>');
  assert.equal(writeFragment(element('a', [inner])), '<a><e:x xmlns:e="urn:e" e:y="1"/></a>');
});

test('a default namespace is taken back for what stands in none', () => {
  const foreign: XmlElement = { ...element('x', [element('a')]), uri: 'urn:e' };
  assert.equal(writeFragment(foreign), '<x xmlns="urn:e"><a xmlns=""/></x>');
});
