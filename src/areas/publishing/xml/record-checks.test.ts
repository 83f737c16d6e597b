import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as xml from 'libxml2-wasm';
import { damaged, pieces, randomFrom } from './damage.ts';
import { realFile, schemasDir, withStandard } from './standard-files.ts';
import { validateFile } from './validate.ts';

const FILES = 150;

test('record by record, the XSD says what it says of the whole file at once', withStandard, async () => {
  const sample = pieces(readFileSync(realFile));
  const messagesOf = wholeFileCheck('2.02');
  let compared = 0;
  for (let seed = 1; compared < FILES; seed += 1) {
    const bytes = damaged(sample[seed % sample.length]!, randomFrom(seed));
    const outcome = await validateFile(bytes, { schemasDir });
    assert.ok(outcome.ok);
    const { findings } = outcome.value;
    const expected = messagesOf(bytes);
    assert.equal(expected === undefined, findings[0]?.id === '0.1.1', `seed ${seed}: well-formed or not`);
    if (!expected) continue;
    compared += 1;
    const said = findings.filter(({ id }) => id === '0.3.1').map(({ message }) => message);
    assert.deepEqual([...new Set(said)].sort(), expected, `seed ${seed}`);
  }
});

/** Distinct messages about a file; undefined where it is not well-formed. */
function wholeFileCheck(version: string): (bytes: Uint8Array) => string[] | undefined {
  const names = ['iati-activities-schema.xsd', 'iati-common.xsd', 'xml.xsd'];
  const files = names.map(
    (name) => [`whole/${name}`, new Uint8Array(readFileSync(join(schemasDir, version, name)))] as const,
  );
  xml.xmlRegisterInputProvider(new xml.XmlBufferInputProvider(Object.fromEntries(files)));
  const validator = xml.XsdValidator.fromDoc(xml.XmlDocument.fromBuffer(files[0]![1], { url: files[0]![0] }));
  xml.xmlCleanupInputProvider();
  return (bytes) => {
    let document: xml.XmlDocument | undefined;
    try {
      document = xml.XmlDocument.fromBuffer(new Uint8Array(bytes), {
        option: xml.ParseOption.XML_PARSE_NO_XXE,
      });
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof xml.XmlLibError)) throw error;
      return document && [...new Set(error.details.map(({ message }) => message.trim()))].sort();
    } finally {
      document?.dispose();
    }
  };
}
