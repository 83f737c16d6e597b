import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Child } from 'hono/jsx';
import { AmountField } from './amount-field.tsx';
import { CheckboxField } from './checkbox-field.tsx';
import { CheckboxGroup } from './checkbox-group.tsx';
import { DayField } from './day-field.tsx';
import { fieldId } from './field.tsx';
import { FileField } from './file-field.tsx';
import { LocalizedField } from './localized-field.tsx';
import { RadioField } from './radio-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

const options = [
  { value: 'a', label: 'First' },
  { value: 'b', label: 'Second' },
];
const common = { name: 'paid.on', label: 'Paid on', hint: 'As on the voucher', error: 'Write a day' };
const single: Record<string, Child> = {
  text: TextField({ ...common, value: 'x' }),
  area: TextArea({ ...common, value: 'x' }),
  amount: AmountField({ ...common, value: 'x', currency: 'EUR' }),
  day: DayField({ ...common, value: 'x' }),
  select: SelectField({ ...common, value: 'b', options }),
  file: FileField(common),
  tick: CheckboxField(common),
};

for (const [kind, part] of Object.entries(single)) {
  const html = String(part);

  test(`a label is tied to its control (${kind})`, () => {
    assert.match(html, /<label for="f-paid-on">/);
    assert.match(html, /<(input|select|textarea) id="f-paid-on" name="paid\.on"/);
  });

  test(`a wrong field says so to everybody and names its hint and its error (${kind})`, () => {
    assert.match(html, /aria-describedby="f-paid-on-hint f-paid-on-error" aria-invalid="true"/);
    assert.match(html, /<p class="hint" id="f-paid-on-hint">As on the voucher<\/p>/);
    assert.match(html, /<p class="why" id="f-paid-on-error">Write a day<\/p>/);
    assert.match(html, /class="field wrong"/);
  });
}

test('a field in order carries neither an error nor a reference to one', () => {
  const html = String(TextField({ name: 'a', label: 'A', error: undefined }));
  assert.doesNotMatch(html, /aria-invalid|aria-describedby|wrong|why/);
});

test('a field is required unless it is called optional, in words', () => {
  assert.match(String(TextField({ name: 'a', label: 'A' })), /required=""/);
  const html = String(TextField({ name: 'a', label: 'A', optional: '(optional)' }));
  assert.doesNotMatch(html, /required/);
  assert.match(html, /\(optional\)/);
});

test('what was typed stands in the field again, exactly', () => {
  const typed = '\n  85,000,5 "<&';
  const escaped = '\n  85,000,5 &quot;&lt;&amp;';
  assert.ok(String(TextField({ name: 'a', label: 'A', value: typed })).includes(`value="${escaped}"`));
  assert.ok(String(AmountField({ name: 'a', label: 'A', value: typed, currency: 'EUR' })).includes(escaped));
  // A browser drops the first newline after the tag, so that one more must stand there.
  assert.ok(String(TextArea({ name: 'a', label: 'A', value: typed })).includes(`>\n${escaped}</textarea>`));
});

test('a password is never written back into the page', () => {
  const html = String(TextField({ name: 'p', label: 'P', type: 'password', value: 'secret' }));
  assert.doesNotMatch(html, /secret/);
});

test('the choice made stays made, and no other', () => {
  const chosen = /<option value="b" selected="">Second/;
  assert.match(String(SelectField({ name: 'a', label: 'A', value: 'b', options })), chosen);
  const grouped = [{ group: 'All', options }];
  const select = String(SelectField({ name: 'a', label: 'A', value: 'b', options: grouped }));
  assert.match(select, chosen);
  assert.equal(select.match(/selected/g)?.length, 1);
  const radio = String(RadioField({ name: 'a', label: 'A', value: 'b', options }));
  assert.match(radio, /value="b" checked=""/);
  assert.equal(radio.match(/checked/g)?.length, 1);
  const boxes = String(CheckboxGroup({ name: 'a', label: 'A', values: ['a', 'b'], options }));
  assert.equal(boxes.match(/checked=""/g)?.length, 2);
});

test('the choices of a group have labels of their own and the question as their legend', () => {
  for (const group of [RadioField({ ...common, options }), CheckboxGroup({ ...common, options })]) {
    const html = String(group);
    assert.match(html, /<legend>Paid on<\/legend>/);
    assert.match(html, /<fieldset class="field wrong" aria-describedby="f-paid-on-hint f-paid-on-error">/);
    for (const id of ['f-paid-on', 'f-paid-on-1'])
      assert.ok(html.includes(`id="${id}"`) && html.includes(`<label for="${id}">`), id);
  }
});

test('an amount offers its currencies under their own name and accessible name', () => {
  const currency = { name: 'currency', label: 'Currency', value: 'b', options };
  const html = String(AmountField({ name: 'a', label: 'A', currency }));
  assert.match(html, /<select id="f-currency" name="currency" aria-label="Currency">/);
  assert.match(html, /<option value="b" selected="">/);
});

test('an error in a hidden translation opens it, and its field is where the summary looks', () => {
  const text = (code: string, error?: string) => ({ code, language: code, value: code, error });
  const field = { name: 'title', label: 'Title', more: '1 more', optionalTranslation: '(optional)' };
  const closed = String(LocalizedField({ ...field, source: text('fr'), translations: [text('nl')] }));
  assert.match(closed, /<details class="disclosure"><summary>/);
  const open = String(LocalizedField({ ...field, source: text('fr'), translations: [text('nl', 'No')] }));
  assert.match(open, /<details class="disclosure" open="">/);
  assert.ok(open.includes(`id="${fieldId('title.nl')}" name="title.nl"`));
  assert.match(open, /lang="nl"/);
});

test('a file field knows its limit before anything is sent', () => {
  const html = String(FileField({ name: 'f', label: 'F', limit: { bytes: 20, sentence: 'Too large' } }));
  assert.match(html, /<file-size data-bytes="20" data-sentence="Too large"/);
});
