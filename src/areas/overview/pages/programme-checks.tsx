import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { checksOfProgramme } from '../../programmes/queries/programme-checks.ts';
import { outcomeFacts } from '../queries/outcome-facts.ts';
import { type ProgrammeHead, programmeHead } from '../queries/programme-head.ts';
import { AboutList, type CheckAbout } from './checks-about.tsx';
import { ProgrammeFrame } from './programme-frame.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';

/** What the rules say of a programme and of each of its outcomes. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const id = addressedId(page);
  const { head, checks } = await page.read(async (tx) => {
    const head = await programmeHead(tx, instituteId, id);
    if (!head) throw new NotFound();
    const outcomes = await outcomeFacts(tx, instituteId, { programmeId: id });
    const judged = await checksOfProgramme(tx, instituteId, id, todayIn());
    const checks = judged.map((check): CheckAbout => {
      const outcome = outcomes.find((one) => one.id === check.subject.id);
      return {
        check,
        subject: check.subject,
        title: outcome ? `${outcome.code} ${page.words.text(outcome.title)}` : head.reference,
        href: outcome ? paths.outcome({ id: outcome.id }) : paths.programme({ id }),
      };
    });
    return { head, checks };
  });
  return html(view(page, head, checks));
};

const view = (page: Page, head: ProgrammeHead, checks: readonly CheckAbout[]) => (
  <ProgrammeFrame page={page} head={head} side="checks">
    <AboutList page={page} checks={checks} />
  </ProgrammeFrame>
);
