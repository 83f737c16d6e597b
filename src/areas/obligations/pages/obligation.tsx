import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile } from '../../../page/list-export.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, choices, day, text, wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, type Submitted, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { routeId } from '../../programmes/pages/page-subject.ts';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { decideObligation } from '../commands/decide-obligation.ts';
import { fileObligation } from '../commands/file-obligation.ts';
import { moveObligation } from '../commands/move-obligation.ts';
import { recordObligationEvent } from '../commands/record-obligation-event.ts';
import { takeBackObligationDate } from '../commands/take-back-obligation-date.ts';
import { takeBackObligationFact } from '../commands/take-back-obligation-fact.ts';
import { takeOverObligation } from '../commands/take-over-obligation.ts';
import { type FrozenVersion, frozenVersions } from '../queries/frozen-versions.ts';
import { type ObligationRow, obligationById, obligations } from '../queries/obligation-clock.ts';
import { type ObligationFact, obligationFacts } from '../queries/obligation-facts.ts';
import { remindersOf, type ToldReminder } from '../queries/reminders.ts';
import { isFunctionUnheld } from '../queries/unheld-function.ts';
import { type Missing, whatIsMissing } from '../queries/what-is-missing.ts';
import { takenBack } from '../rules/obligation-input.ts';
import { mayKeepObligations } from '../rules/obligation-permissions.ts';
import { courseColumns, ObligationCourse, ObligationFacts } from './obligation-course.tsx';
import { backOfDecision, type FormName, ObligationForms } from './obligation-forms.tsx';
import { requireClockReader } from './obligation-subject.ts';
import { legalToday, obligationTitle, StateTag, stateOf } from './obligation-words.tsx';

export type LoadedObligation = {
  row: ObligationRow;
  /** The same of the other outcomes of its programme, itself among them; empty where it is not about an outcome. */
  outcomes: readonly ObligationRow[];
  frozen: readonly FrozenVersion[];
  facts: readonly ObligationFact[];
  missing: ReadonlyMap<string, readonly Missing[]>;
  documents: readonly DocumentRow[];
  told: readonly ToldReminder[];
  /** Nobody holds the function that sees to it. */
  isUnheld: boolean;
  /** The day in Brussels, by which terms run. */
  today: CalendarDay;
};

const load = async (page: Page): Promise<LoadedObligation> => {
  const { id: institute } = requireClockReader(page);
  const id = routeId(page);
  const loaded = await page.read(async (tx) => {
    const row = await obligationById(tx, institute, id);
    return (
      row && {
        row,
        outcomes: row.outcomeId ? await obligations(tx, institute, sameOfOutcomes(row)) : [],
        frozen: await frozenVersions(tx, institute, row),
        facts: await obligationFacts(tx, institute, id),
        missing: await whatIsMissing(tx, institute),
        documents: await documentsOf(tx, institute, { kind: 'obligation', id }),
        told: await remindersOf(tx, institute, id),
        isUnheld: await isFunctionUnheld(tx, { instituteId: institute, today: todayIn() }, row.role),
      }
    );
  });
  if (!loaded) throw new NotFound();
  return { ...loaded, today: legalToday() };
};

const sameOfOutcomes = ({ code, year, programmeId }: ObligationRow) => ({
  code,
  year,
  programmeId: programmeId ?? undefined,
});

export const show = async (page: Page) => {
  const loaded = await load(page);
  const name = `${obligationTitle(page.words, loaded.row)} ${page.words.t('obligations.course')}`;
  return isListFile(page)
    ? listFile(page, name, courseColumns(page, loaded.row), loaded.facts)
    : html(view(page, loaded, {}));
};

const forWriting = async (page: Page): Promise<LoadedObligation> => {
  const loaded = await load(page);
  requireAllowed(mayKeepObligations(page.actor));
  return loaded;
};

type Answering = { page: Page; loaded: LoadedObligation; form: FormName; notice: string };

const answered = ({ page, loaded, form, notice }: Answering, submitted: Submitted<{ id: string }>) =>
  submitted.done
    ? redirect(paths.obligation({ id: loaded.row.id }), notice)
    : invalid(view(page, loaded, { [form]: submitted.state }));

export const saveFiling = async (page: Page) => {
  const loaded = await forWriting(page);
  const proof = await letterOf(page, 'receiptFile');
  if (!proof.ok) return invalid(view(page, loaded, { filing: proof.state }));
  const readers = {
    version: wholeNumber,
    filedOn: day,
    channel: text,
    receipt: text,
    sha256: text,
    also: choices,
    correction: checkbox,
    reason: text,
  };
  const extra = { obligationId: loaded.row.id, ...(proof.file && { receiptFile: proof.file }) };
  const submitted = await submit(page, fileObligation, readers, extra);
  return answered({ page, loaded, form: 'filing', notice: 'obligations.filed' }, submitted);
};

export const saveEvent = async (page: Page) => {
  const loaded = await forWriting(page);
  const readers = { version: wholeNumber, happenedOn: day, source: text, reason: text };
  const submitted = await submit(page, recordObligationEvent, readers, { obligationId: loaded.row.id });
  return answered({ page, loaded, form: 'event', notice: 'obligations.event-kept' }, submitted);
};

export const saveFunction = async (page: Page) => {
  const loaded = await forWriting(page);
  const readers = { version: wholeNumber, role: text, reason: text };
  const submitted = await submit(page, takeOverObligation, readers, { obligationId: loaded.row.id });
  return answered({ page, loaded, form: 'function', notice: 'obligations.taken-over' }, submitted);
};

export const saveDate = async (page: Page) => {
  const loaded = await forWriting(page);
  const letter = await letterOf(page, 'letter');
  if (!letter.ok) return invalid(view(page, loaded, { date: letter.state }));
  const readers = {
    version: wholeNumber,
    dueOn: day,
    grantedBy: text,
    grantedOn: day,
    letterReference: text,
    reason: text,
  };
  const extra = { obligationId: loaded.row.id, letter: letter.file };
  const submitted = await submit(page, moveObligation, readers, extra);
  return answered({ page, loaded, form: 'date', notice: 'obligations.date-kept' }, submitted);
};

export const saveBack = async (page: Page) => {
  const loaded = await forWriting(page);
  const readers = { version: wholeNumber, reason: text };
  const submitted = await submit(page, takeBackObligationDate, readers, { obligationId: loaded.row.id });
  return answered({ page, loaded, form: 'back', notice: 'obligations.date-taken-back' }, submitted);
};

export const saveTakenBack = async (page: Page) => {
  const loaded = await forWriting(page);
  const readers = { version: wholeNumber, fact: text, aboutVersion: wholeNumber, reason: text };
  const submitted = await submit(page, takeBackObligationFact, readers, { obligationId: loaded.row.id });
  const asked = page.form.texts.fact?.[0];
  const fact = takenBack.find((each) => each === asked) ?? 'filing';
  const about = Number(page.form.texts.aboutVersion?.[0]);
  const form = fact === 'decision' ? backOfDecision(loaded.row, about) : (`${fact}-back` as const);
  return answered({ page, loaded, form, notice: `obligations.${fact}-taken-back` }, submitted);
};

export const saveDecision = async (page: Page) => {
  const loaded = await forWriting(page);
  const letter = await letterOf(page, 'letter');
  if (!letter.ok) return invalid(view(page, loaded, { decision: letter.state }));
  const readers = {
    version: wholeNumber,
    filingVersion: wholeNumber,
    aboutVersion: wholeNumber,
    decision: text,
    decidedOn: day,
    letterReference: text,
    remark: text,
    reason: text,
  };
  const extra = { obligationId: loaded.row.id, letter: letter.file };
  const submitted = await submit(page, decideObligation, readers, extra);
  return answered({ page, loaded, form: 'decision', notice: 'obligations.decision-kept' }, submitted);
};

/** The file that was sent, or the form with what is wrong with it. */
const letterOf = async (page: Page, name: 'letter' | 'receiptFile') => {
  const sent = await sentDocument(page, name);
  if (sent.ok) return sent;
  const state: FormState = { ...freshForm(), typed: page.form.texts, errors: { [name]: [sent.problem] } };
  return { ok: false as const, state };
};

const view = (page: Page, loaded: LoadedObligation, states: Partial<Record<FormName, FormState>>) => {
  const { words } = page;
  const { row, frozen, outcomes, facts, documents, today, told } = loaded;
  const title = obligationTitle(words, row);
  const year = String(Number(row.dueOn?.slice(0, 4) ?? row.year));
  const list = row.programmeId ? paths.programmeYear({ id: row.programmeId }) : paths.obligations();
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('obligations.year-of', { year }), href: withQuery(list, { year }) }]}
      narrow
    >
      <PageHead
        title={words.text(row.title)}
        kind={[row.subject || words.t('obligations.scope-institute'), row.year].join(' · ')}
        tags={<StateTag words={words} state={stateOf(row, today)} />}
      />
      <Card>
        <ObligationFacts page={page} loaded={loaded} />
      </Card>
      <ObligationCourse page={page} facts={facts} row={row} />
      {told.length > 0 && <RemindersSent page={page} told={told} />}
      {mayKeepObligations(page.actor) === true && (
        <ObligationForms
          page={page}
          row={row}
          frozen={frozen}
          filed={filedVersions(facts)}
          outcomes={outcomes}
          states={states}
        />
      )}
      <DocumentsSection
        page={page}
        subject={{ kind: 'obligation', id: row.id }}
        documents={documents}
        mayAttach={false}
      />
    </Frame>
  );
};

const filedVersions = (facts: readonly ObligationFact[]) =>
  facts.flatMap(({ what, replaced, filingVersion, on }) => {
    if (what !== 'closing' || replaced || !filingVersion || !on) return [];
    const decided = facts.find(
      (fact) => fact.what === 'decision' && !fact.replaced && fact.filingVersion === filingVersion,
    );
    return [{ version: filingVersion, on, decisionNo: decided?.entryNo ?? null }];
  });

/** Whom the letters reminded, and from which day on. */
function RemindersSent({ page: { words }, told }: { page: Page; told: readonly ToldReminder[] }) {
  return (
    <Disclosure summary={words.t('obligations.reminded-of-it')}>
      <ul>
        {told.map(({ name, momentOn }) => (
          <li>{words.t('obligations.reminded-on', { name, day: words.day(momentOn) })}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
