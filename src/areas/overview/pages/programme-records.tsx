import { NotFound } from '../../../kernel/problem.ts';
import { html, type Page } from '../../../page/page.ts';
import { retentionCheck } from '../../control/queries/settlements.ts';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type ProgrammeHead, programmeHead } from '../queries/programme-head.ts';
import { ProgrammeFrame } from './programme-frame.tsx';
import { loadRecords, RecordCards, type RecordsOf } from './records-of.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';

/** Documents and comments of a programme, and until when its vouchers are kept. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const id = addressedId(page);
  const seen = await page.read(async (tx) => {
    const head = await programmeHead(tx, instituteId, id);
    if (!head) throw new NotFound();
    return {
      head,
      records: await loadRecords(page, tx, instituteId, { kind: 'programme', id }),
      retention: await retentionCheck(tx, instituteId, head),
    };
  });
  return html(view(page, seen));
};

type Seen = { head: ProgrammeHead; records: RecordsOf; retention: Check };

const view = (page: Page, { head, records, retention }: Seen) => (
  <ProgrammeFrame page={page} head={head} side="records">
    <CheckLines page={page} subject={undefined} checks={[retention]} />
    <RecordCards page={page} records={records} />
  </ProgrammeFrame>
);
