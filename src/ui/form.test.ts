import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Button, PostButton } from './button.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Filters } from './filters.tsx';
import { Form, type FormProps } from './form.tsx';
import { HiddenField } from './hidden-field.tsx';
import { Notice } from './notice.tsx';

const form = (props: Partial<FormProps> = {}) =>
  String(Form({ action: '/x', commandId: 'c1', buttons: [{ label: 'Save' }], children: 'fields', ...props }));

test('a form posts its command id and the version it was opened on', () => {
  const html = form({ version: 3, hidden: { year: '2026' } });
  assert.match(html, /<form class="form" method="post" action="\/x" novalidate="">/);
  for (const [name, value] of [
    ['command_id', 'c1'],
    ['version', '3'],
    ['year', '2026'],
  ] as const)
    assert.ok(html.includes(`<input type="hidden" name="${name}" value="${value}"/>`), name);
});

test('the first button is the one that Enter presses', () => {
  const html = form({ buttons: [{ label: 'Save' }, { label: 'Draft', name: 'draft', value: '1' }] });
  assert.ok(html.indexOf('>Save<') < html.indexOf('name="draft"'));
  assert.match(html, /class="button second" name="draft" value="1"/);
});

test('what Enter presses stands before the buttons among the fields, unseen and out of the way', () => {
  const html = form({
    buttons: [{ label: 'Check', name: 'check', value: '1' }, { label: 'Save' }],
    children: Button({ name: 'take', value: 'x', children: 'Fill in' }),
  });
  const [first = ''] = html.match(/<span class="away" aria-hidden="true"><button[^>]*>/) ?? [];
  assert.match(first, /type="submit" name="check" value="1" tabindex="-1"/);
  assert.ok(html.indexOf(first) < html.indexOf('name="take"'));
});

test('files travel only in a multipart form', () => {
  assert.match(form({ multipart: true }), /enctype="multipart\/form-data"/);
  assert.doesNotMatch(form(), /enctype/);
});

test('nothing typed is kept in the browser unless the form asks for it', () => {
  assert.doesNotMatch(form(), /keep-typed/);
  const html = form({ keep: { key: 'm1 /x', restored: 'Put back', discard: 'Start again' } });
  assert.match(html, /<keep-typed data-key="m1 \/x" data-restored="Put back" data-discard="Start again"/);
});

test('only a success lets the browser forget what was typed', () => {
  assert.match(String(Notice({ kind: 'success', children: 'Saved' })), /<keep-typed data-done/);
  assert.doesNotMatch(String(Notice({ kind: 'warning', children: 'Hm' })), /keep-typed/);
});

test('the summary links each error to its field, is announced and can take the focus', () => {
  const html = String(
    ErrorSummary({
      title: 'Two things',
      errors: [{ name: 'paid.on', message: 'Day' }, { id: 'own', message: 'Own' }, { message: 'All' }],
    }),
  );
  assert.match(html, /<div class="errors" role="alert" tabindex="-1"/);
  assert.match(html, /<a href="#f-paid-on">Day<\/a>/);
  assert.match(html, /<a href="#own">Own<\/a>/);
  assert.match(html, /<li>All<\/li>/);
});

test('without errors there is no summary', () => {
  assert.equal(ErrorSummary({ title: 'None', errors: [] }), null);
});

test('a command that is not available says why and cannot be sent', () => {
  const html = String(
    PostButton({ action: '/pay', commandId: 'c', unavailable: 'Not before the claim', children: 'Pay' }),
  );
  assert.doesNotMatch(html, /<form|<button/);
  assert.match(html, /Not before the claim/);
});

test('a command behind one button carries its id, version and fields', () => {
  const html = String(
    PostButton({ action: '/pay', commandId: 'c', version: 2, fields: { to: 'b' }, children: 'Pay' }),
  );
  for (const field of [
    HiddenField({ name: 'command_id', value: 'c' }),
    HiddenField({ name: 'version', value: 2 }),
  ])
    assert.ok(html.includes(String(field)));
  assert.match(html, /name="to" value="b"/);
});

test('two versions stand side by side under the names of their fields', () => {
  const html = String(
    ConflictNotice({
      title: 'Saved by another',
      sentence: 'Both are here',
      caption: 'Both',
      field: 'Field',
      mine: 'Yours',
      theirs: 'Saved',
      rows: [{ label: 'Title', mine: 'one', theirs: 'two' }],
      empty: 'No difference',
    }),
  );
  assert.match(html, /role="alert"/);
  assert.match(html, /<th scope="row">Title<\/th><td data-label="Yours"><span>one<\/span>/);
  assert.match(html, /<td data-label="Saved"><span>two<\/span>/);
});

test('a filter is an address: a GET form that keeps the order of the list', () => {
  const html = String(
    Filters({ label: 'Narrow', action: '/list', keep: { sort: 'day' }, submit: 'Apply', children: 'fields' }),
  );
  assert.match(
    html,
    /<search aria-label="Narrow"><form class="filters" method="get" action="\/list" novalidate="">/,
  );
  assert.match(html, /type="hidden" name="sort" value="day"/);
});
