import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { decideDerogation } from '../../records/commands/decide-derogation.ts';
import { sentDocument } from '../../records/pages/sent-document.ts';
import {
  type DecisionRow,
  type DerogationRow,
  decisionsOf,
  derogationWith,
} from '../../records/queries/asked-derogations.ts';
import { nextDecisions } from '../../records/rules/derogation-input.ts';
import { mayDecideDerogation, maySeeDerogations } from '../../records/rules/record-permissions.ts';
import { type Subject, subjectHref, subjectIfSeen } from '../queries/subjects.ts';
import { DecisionForm } from './decision-form.tsx';
import { derogationTones } from './derogations.tsx';
import { ruleTitle } from './rule-title.ts';
import { titleOf } from './title-of.ts';

type Facts = {
  derogation: DerogationRow;
  decisions: readonly DecisionRow[];
  subject: Subject | undefined;
};

export const show = async (page: Page) => html(view(page, await factsOf(page), freshForm()));

export const save = async (page: Page) => {
  const facts = await factsOf(page);
  const { id, origin } = facts.derogation;
  const sent = await sentDocument(page, 'letter');
  if (!sent.ok) {
    const state = { ...freshForm(), typed: page.form.texts, errors: { letter: [sent.problem] } };
    return invalid(view(page, facts, state));
  }
  const submitted = await submit(
    page,
    decideDerogation,
    { decision: text, reason: text, decidedOn: day, letterReference: text },
    { derogationId: id, origin, letter: sent.file },
  );
  if (!submitted.done) return invalid(view(page, facts, submitted.state));
  return redirect(paths.derogation({ id }), 'records.decision-kept');
};

const factsOf = async ({ actor, params, read }: Page): Promise<Facts> => {
  const { institute } = actor;
  const allowed = maySeeDerogations(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const id = params.id;
  if (!institute || !isId(id)) throw new NotFound();
  const facts = await read(async (tx) => ({
    derogation: await derogationWith(tx, institute.id, id),
    decisions: await decisionsOf(tx, institute.id, id),
  }));
  if (!facts.derogation) throw new NotFound();
  const { derogation } = facts;
  const subject = await read((tx) =>
    subjectIfSeen(tx, institute.id, derogation.subjectKind, derogation.subjectId),
  );
  return { ...facts, derogation, subject };
};

const view = (page: Page, { derogation, decisions, subject }: Facts, state: FormState) => {
  const { words } = page;
  const { ruleId, subjectKind, subjectId } = derogation;
  return (
    <Frame
      page={page}
      title={ruleTitle(words, ruleId)}
      crumbs={[{ label: words.t('records.derogations'), href: paths.derogations() }]}
      narrow
    >
      <PageHead
        title={ruleTitle(words, ruleId)}
        kind={words.t('records.derogation')}
        tags={
          <Tag tone={derogationTones[derogation.state]}>{words.say(`records.state-${derogation.state}`)}</Tag>
        }
      />
      <DescriptionList
        rows={[
          {
            term: words.t('records.about'),
            value: (
              <a href={subject?.href ?? subjectHref(subjectKind, subjectId)}>
                {subject ? titleOf(subject.title, words) : words.say(`overview.kind-${subjectKind}`)}
              </a>
            ),
          },
          { term: words.t('records.origin'), value: words.say(`records.origin-${derogation.origin}`) },
          { term: words.t('records.reason'), value: derogation.reason },
          {
            term: words.t('people.days'),
            value: `${words.day(derogation.fromOn)} – ${words.day(derogation.untilOn)}`,
          },
          { term: words.t('records.asked-by'), value: derogation.askedBy },
        ]}
      />
      {decisions.length > 0 && <Decisions page={page} decisions={decisions} />}
      <NextStep page={page} derogation={derogation} state={state} />
    </Frame>
  );
};

function Decisions({ page, decisions }: { page: Page; decisions: readonly DecisionRow[] }) {
  const { words } = page;
  return (
    <Card title={words.t('records.decisions')}>
      <DataTable
        caption={words.t('records.decisions')}
        captionHidden
        rows={decisions}
        empty=""
        columns={[
          {
            key: 'decision',
            label: words.t('records.decision'),
            cell: (row) => words.say(`records.state-${row.decision}`),
          },
          { key: 'on', label: words.t('records.decided-on'), cell: (row) => words.day(row.decidedOn) },
          { key: 'by', label: words.t('records.decided-by'), cell: (row) => row.decidedBy },
          { key: 'reason', label: words.t('records.reason'), cell: (row) => row.reason },
          {
            key: 'letter',
            label: words.t('records.letter'),
            cell: ({ letterId, letterReference }) =>
              letterId ? <a href={paths.document({ id: letterId })}>{letterReference}</a> : letterReference,
          },
        ]}
      />
    </Card>
  );
}

function NextStep({ page, derogation, state }: { page: Page; derogation: DerogationRow; state: FormState }) {
  const { words, actor } = page;
  const next = nextDecisions(derogation.state);
  if (next.length === 0) return null;
  const isAsker = derogation.askedByUser === actor.userId;
  if (isAsker && derogation.state === 'asked') return <p>{words.t('records.who-asks-never-grants')}</p>;
  const allowed = mayDecideDerogation(actor, derogation);
  if (allowed !== true) return <p class="quiet">{words.t(`records.waits-for-${derogation.origin}`)}</p>;
  return <DecisionForm page={page} derogation={derogation} choices={next} state={state} />;
}
