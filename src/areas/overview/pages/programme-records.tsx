import { NotFound } from '../../../kernel/problem.ts';
import { html, type Page } from '../../../page/page.ts';
import { type ProgrammeHead, programmeHead } from '../queries/programme-head.ts';
import { ProgrammeFrame } from './programme-frame.tsx';
import { loadRecords, RecordCards, type RecordsOf } from './records-of.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';

/** Documents and comments of a programme. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const id = addressedId(page);
  const seen = await page.read(async (tx) => {
    const head = await programmeHead(tx, instituteId, id);
    if (!head) throw new NotFound();
    return { head, records: await loadRecords(page, tx, instituteId, { kind: 'programme', id }) };
  });
  return html(view(page, seen.head, seen.records));
};

const view = (page: Page, head: ProgrammeHead, records: RecordsOf) => (
  <ProgrammeFrame page={page} head={head} side="records">
    <RecordCards page={page} records={records} />
  </ProgrammeFrame>
);
