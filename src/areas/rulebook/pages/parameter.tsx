import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type SentDocument, sentDocument } from '../../records/pages/sent-document.ts';
import { correctParameter } from '../commands/correct-parameter.ts';
import {
  newestParameter,
  type ParameterRow,
  type PastParameter,
  parameterHistory,
  parameterRow,
} from '../queries/parameter-rows.ts';
import { mayKeepRulebook } from '../rules/rulebook-permissions.ts';
import { CorrectionForm } from './number-correction.tsx';
import { NumberHistory } from './number-history.tsx';
import { valueAsWritten } from './number-reader.ts';
import {
  asHeading,
  citationText,
  confidenceTone,
  numberName,
  numberText,
  periodText,
  ruleName,
} from './rulebook-words.ts';

type Seen = { row: ParameterRow; history: readonly PastParameter[] };

export const show = async (page: Page) => {
  const seen = await load(page);
  return html(view(page, seen, formOf(page, seen.row)));
};

export const save = async (page: Page) => {
  const seen = await load(page, newestParameter);
  const sent = await proofSent(page);
  if (!sent.ok) {
    const state = { ...freshForm(), typed: page.form.texts, errors: { proof: [sent.problem] } };
    return invalid(view(page, seen, state));
  }
  const submitted = await submit(
    page,
    correctParameter,
    {
      value: valueAsWritten,
      unit: text,
      citation: text,
      validFrom: day,
      validUntil: day,
      cycle: text,
      changesOn: day,
      confidence: text,
      reason: text,
      version: wholeNumber,
    },
    { id: page.params.id, proof: sent.file },
  );
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.parameter({ id: submitted.value.id }), 'rulebook.number-corrected');
};

/** Nothing is stored for whoever may not correct; the command then says so. */
const proofSent = async (page: Page): Promise<SentDocument> =>
  mayKeepRulebook(page.actor) === true ? sentDocument(page, 'proof') : { ok: true, file: undefined };

const load = async (page: Page, find = parameterRow): Promise<Seen> => {
  const { institute } = page.actor;
  if (!institute) throw new NotFound();
  return page.read(async (tx) => {
    const row = await find(tx, institute.id, page.params.id ?? '');
    if (!row) throw new NotFound();
    return { row, history: await parameterHistory(tx, institute.id, row) };
  });
};

const formOf = ({ words }: Page, row: ParameterRow): FormState =>
  filledForm({
    value: row.value === null ? undefined : valueAsWritten.write(row.value, words.language),
    unit: row.unit,
    citation: row.citation,
    validFrom: words.day(row.validFrom),
    validUntil: row.validUntil ? words.day(row.validUntil) : undefined,
    cycle: row.cycle ?? undefined,
    confidence: row.confidence === 'guessed' ? 'guessed' : 'recalled',
  });

const view = (page: Page, { row, history }: Seen, state: FormState) => {
  const { words } = page;
  const title = asHeading(words, numberName(words, row.ruleId, row.name));
  const stands = history.find(({ endedByNo, validFrom }) => endedByNo === null && validFrom >= row.validFrom);
  const confidence = (
    <Tag tone={confidenceTone[row.confidence]}>{words.t(`rulebook.confidence-${row.confidence}`)}</Tag>
  );
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('rulebook.numbers'), href: paths.parameters() }]}
    >
      <PageHead kind={ruleName(words, row.ruleId)} title={title} tags={confidence} />
      {row.endedByNo !== null && (
        <Notice kind="warning">
          {words.t('rulebook.this-is-replaced')}{' '}
          {stands && <a href={paths.parameter({ id: stands.id })}>{words.t('rulebook.standing')}</a>}
        </Notice>
      )}
      <Card>
        <DescriptionList
          rows={[
            {
              term: words.t('rulebook.value'),
              value: numberText(words, row) ?? words.t('rulebook.confidence-unset'),
            },
            { term: words.t('rulebook.citation'), value: citationText(words, row.citation) },
            { term: words.t('rulebook.validity'), value: periodText(words, row.validFrom, row.validUntil) },
            { term: words.t('rulebook.cycle'), value: row.cycle },
            { term: words.t('rulebook.reason'), value: row.reason },
            {
              term: words.t('rulebook.proof'),
              value: row.documentId && (
                <a href={paths.document({ id: row.documentId })}>{words.t('rulebook.proof-open')}</a>
              ),
            },
          ]}
        />
      </Card>
      <NumberHistory page={page} history={history} here={row.id} />
      {row.endedByNo === null && mayKeepRulebook(page.actor) === true && (
        <CorrectionForm page={page} state={state} />
      )}
    </Frame>
  );
};
