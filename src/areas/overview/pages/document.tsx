import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { onBehalfNote } from '../../../page/on-behalf.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { HistoryList } from '../../../ui/history-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { openShieldedDocument } from '../../records/commands/open-shielded-document.ts';
import { withdrawDocument } from '../../records/commands/withdraw-document.ts';
import { documentSeen, fileOf } from '../../records/pages/document-file.ts';
import { ClassTag, whereText } from '../../records/pages/documents-section.tsx';
import { type DocumentRow, type Opening, openingsOf } from '../../records/queries/documents.ts';
import { isShielded } from '../../records/rules/document-input.ts';
import {
  mayOpenDocument,
  mayOpenShielded,
  mayWithdrawDocument,
} from '../../records/rules/record-permissions.ts';
import { isSubjectFor, type Subject, subjectHref, subjectIfSeen } from '../queries/subjects.ts';
import { titleOf } from './title-of.ts';

export const show = async (page: Page) => html(await viewOf(page, await documentSeen(page), {}));

/** The purpose is on record before the first byte is sent. A form sent twice opens once: the page asks again. */
export const saveOpening = async (page: Page) => {
  const document = await documentSeen(page);
  const commandId = page.form.texts.command_id?.[0] || newId();
  const purpose = page.form.texts.purpose?.[0] ?? '';
  const opened = await page.perform(openShieldedDocument, commandId, { id: document.id, purpose });
  if (!opened.done) {
    const state = {
      ...freshForm(),
      typed: page.form.texts,
      errors: opened.fields ?? {},
      problem: opened.problem,
    };
    return invalid(await viewOf(page, document, { opening: state }));
  }
  return opened.again ? redirect(paths.document({ id: document.id })) : fileOf(page, document);
};

export const saveWithdrawal = async (page: Page) => {
  const document = await documentSeen(page);
  const submitted = await submit(page, withdrawDocument, { reason: text }, { id: document.id });
  if (!submitted.done) return invalid(await viewOf(page, document, { withdrawal: submitted.state }));
  return redirect(await hangsAt(page, document), 'records.document-withdrawn');
};

const hangsAt = async (page: Page, { subjectKind, subjectId }: DocumentRow): Promise<string> => {
  const institute = page.actor.institute?.id ?? '';
  const subject = await page.read((tx) => subjectIfSeen(tx, institute, subjectKind, subjectId));
  return subject?.href ?? subjectHref(subjectKind, subjectId);
};

type Refused = { opening?: FormState; withdrawal?: FormState };

const viewOf = async (page: Page, document: DocumentRow, refused: Refused) => {
  const { actor } = page;
  if (mayOpenDocument(actor, { class: 'ordinary' }) !== true)
    throw new NotAllowed({ key: 'problem.not-your-role' });
  const mayOpen = isShielded(document.class) && mayOpenShielded(actor) === true;
  const institute = actor.institute?.id ?? '';
  const facts = await page.read(async (tx) => ({
    openings: mayOpen ? await openingsOf(tx, institute, document.id) : undefined,
    subject: await subjectIfSeen(tx, institute, document.subjectKind, document.subjectId),
  }));
  return view({ page, document, refused, ...facts });
};

type Props = {
  page: Page;
  document: DocumentRow;
  /** Undefined for those who may not open it. */
  openings: readonly Opening[] | undefined;
  /** What it hangs on. */
  subject: Subject | undefined;
  refused: Refused;
};

const view = ({ page, document, openings, subject, refused }: Props) => {
  const { words, actor } = page;
  // An auditor reads what hangs on a sheet of figures, never the sheet: the way back is to the figures.
  const isClosed =
    document.subjectKind === 'measurement-report' && !isSubjectFor(actor, document.subjectKind);
  const href = isClosed
    ? paths.measurements()
    : (subject?.documentsAt ?? `${subjectHref(document.subjectKind, document.subjectId)}#documents`);
  const isHere = document.fileName !== null;
  return (
    <Frame
      page={page}
      title={document.title}
      crumbs={[
        {
          label: subject ? titleOf(subject.title, words) : words.t('records.documents'),
          href,
        },
      ]}
      narrow
    >
      <PageHead
        title={document.title}
        kind={words.t('records.document')}
        tags={<ClassTag words={words} documentClass={document.class} />}
      />
      <Facts page={page} document={document} />
      {isHere && !isShielded(document.class) && <FileHere page={page} document={document} />}
      {isHere && isShielded(document.class) && openings === undefined && <p>{words.t('records.shielded')}</p>}
      {isHere && openings && <OpeningCard page={page} document={document} state={refused.opening} />}
      {openings && openings.length > 0 && <Openings page={page} openings={openings} />}
      {mayWithdrawDocument(actor) === true && (
        <WithdrawalForm page={page} document={document} state={refused.withdrawal} />
      )}
    </Frame>
  );
};

function Facts({ page, document }: { page: Page; document: DocumentRow }) {
  const { words } = page;
  const { sumMinor, sumCurrency, headCount } = document;
  return (
    <DescriptionList
      rows={[
        { term: words.t('records.where'), value: whereText(document, words) },
        { term: words.t('records.head-count'), value: headCount !== null && words.number(headCount) },
        {
          term: words.t('records.sum'),
          value:
            sumMinor !== null &&
            sumCurrency !== null &&
            words.money({ minor: sumMinor, currency: sumCurrency }),
        },
        { term: words.t('records.added-by'), value: document.addedBy },
        { term: words.t('records.added-at'), value: document.at && words.moment(document.at) },
        { term: words.t('page.on-behalf'), value: onBehalfNote(page, document.enteredOnBehalf) },
        { term: words.t('records.sha256'), value: document.sha256 && <code>{document.sha256}</code> },
      ]}
    />
  );
}

function FileHere({ page, document }: { page: Page; document: DocumentRow }) {
  const href = paths.documentFile({ id: document.id });
  return (
    <p>
      {document.mediaType?.startsWith('image/') && (
        <a href={href}>
          <img class="photo" src={href} alt={document.title} />
        </a>
      )}
      <a href={href} download={document.fileName ?? ''}>
        {page.words.t('records.take-along')}
      </a>
    </p>
  );
}

type FormOf = { page: Page; document: DocumentRow; state: FormState | undefined };

function OpeningCard({ page, document, state = freshForm() }: FormOf) {
  const { words } = page;
  return (
    <Card title={words.t('records.open-shielded')}>
      <p>{words.t('records.open-shielded-what')}</p>
      <PageForm
        page={page}
        state={state}
        action={paths.openDocument({ id: document.id })}
        buttons={[{ label: words.t('records.open') }]}
        cancel={paths.document({ id: document.id })}
      >
        <TextField {...fieldOf(page, state)('purpose')} label={words.t('records.purpose')} />
      </PageForm>
    </Card>
  );
}

function Openings({ page, openings }: { page: Page; openings: readonly Opening[] }) {
  const { words } = page;
  return (
    <Card title={words.t('records.openings')}>
      <HistoryList
        before=""
        after=""
        empty=""
        entries={openings.map(({ at, name, role, purpose }) => ({
          who: [name, words.say(`role.${role}`)].filter(Boolean).join(', '),
          when: words.moment(at),
          isoWhen: at.toString(),
          what: purpose ?? '',
        }))}
      />
    </Card>
  );
}

function WithdrawalForm({ page, document, state }: FormOf) {
  const { words } = page;
  const form = state ?? freshForm();
  return (
    <Disclosure summary={words.t('records.withdraw')} open={state !== undefined}>
      <PageForm
        page={page}
        state={form}
        action={paths.withdrawDocument({ id: document.id })}
        buttons={[{ label: words.t('records.withdraw'), kind: 'danger' }]}
        cancel={paths.document({ id: document.id })}
      >
        <TextField
          {...fieldOf(page, form)('reason')}
          label={words.t('records.reason')}
          hint={words.t('records.withdraw-what')}
        />
      </PageForm>
    </Disclosure>
  );
}
