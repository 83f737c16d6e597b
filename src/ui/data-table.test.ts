import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DataTable, type DataTableProps } from './data-table.tsx';

type Row = { name: string; country: string; amount: number };

const rows: Row[] = [
  { name: 'One', country: 'BI', amount: 10 },
  { name: 'Two', country: 'BI', amount: 20 },
  { name: 'Three', country: 'PE', amount: 0 },
];
const table = (props: Partial<DataTableProps<Row>> = {}) =>
  String(
    DataTable<Row>({
      caption: 'Outcomes',
      empty: 'None yet',
      rows,
      columns: [
        { key: 'name', label: 'Outcome', cell: (row) => row.name },
        {
          key: 'country',
          label: 'Country',
          cell: (row) => row.country,
          sortHref: '?sort=country',
          sorted: 'ascending',
        },
        { key: 'amount', label: 'Spent', numeric: true, cell: (row) => row.amount },
      ],
      ...props,
    }),
  );

test('a table has its caption, heads of columns and a head for each row', () => {
  const html = table();
  assert.match(html, /<caption>Outcomes<\/caption>/);
  assert.equal(html.match(/<th scope="col"/g)?.length, 3);
  assert.equal(html.match(/<th scope="row"/g)?.length, 3);
});

test('numbers stand right, and a nought is a number, not a blank', () => {
  assert.match(table(), /<td class="n" data-label="Spent"><span>0<\/span><\/td>/);
});

test('each cell carries the head of its column for when rows become cards', () => {
  assert.match(table(), /<td data-label="Country"><span>BI<\/span><\/td>/);
});

test('a column of what can be done has its head for screen readers alone, on a phone too', () => {
  const html = table({
    columns: [
      { key: 'name', label: 'Outcome', cell: (row) => row.name },
      { key: 'correct', label: 'Correct', action: true, cell: () => 'Correct' },
    ],
  });
  assert.match(html, /<th scope="col"><span class="away">Correct<\/span><\/th>/);
  assert.match(html, /<td class="acts"><span>Correct<\/span><\/td>/);
});

test('a column that orders the list is a link and says how it is ordered', () => {
  assert.match(table(), /<th scope="col" aria-sort="ascending"><a href="\?sort=country">Country<\/a><\/th>/);
});

test('the closing row has its head and leaves blank what has no sum', () => {
  const html = table({
    columns: [
      { key: 'name', label: 'Outcome', cell: (row) => row.name, footer: 'Total' },
      { key: 'country', label: 'Country', cell: (row) => row.country },
      { key: 'amount', label: 'Spent', numeric: true, cell: (row) => row.amount, footer: '30' },
    ],
  });
  assert.match(html, /<tfoot><tr><th scope="row">Total<\/th><td data-label="Country"><\/td>/);
});

test('rows of one group stand together under its name', () => {
  const html = table({ group: (row) => row.country });
  assert.equal(html.match(/<tbody>/g)?.length, 2);
  assert.match(html, /<th scope="rowgroup" colspan="3">PE<\/th>/);
});

test('without rows the reader is told why, and there is no empty table', () => {
  const html = table({ rows: [] });
  assert.match(html, /None yet/);
  assert.doesNotMatch(html, /<table/);
});

test('a grid that is compared across keeps its columns', () => {
  assert.match(table(), /<table class="stack">/);
  assert.doesNotMatch(table({ stack: false }), /class="stack"/);
});

test('a closing row whose first cell is blank has no empty head', () => {
  const html = table({
    columns: [
      { key: 'name', label: 'Outcome', cell: (row) => row.name },
      { key: 'amount', label: 'Spent', numeric: true, cell: (row) => row.amount, footer: '30' },
    ],
  });
  assert.match(html, /<tfoot><tr><td data-label="Outcome"><\/td><td class="n"/);
});
