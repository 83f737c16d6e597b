import { NotAllowed } from '../../../kernel/problem.ts';
import { readForm, type Typed, typedText } from '../../../page/form.ts';
import { onBehalf } from '../../../page/on-behalf.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, text, wholeNumber } from '../../../page/readers.ts';
import { filledForm, freshForm, submit } from '../../../page/submit.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { attachDocumentView } from './attach-document-view.tsx';
import { type SubjectWithPartner, subjectOfAddress } from './subject-of-address.ts';

export const show = async (page: Page) =>
  html(
    attachDocumentView(
      page,
      await subjectFor(page),
      filledForm({ class: 'ordinary', 'kept.currency': 'EUR', title: page.query.get('title') ?? undefined }),
    ),
  );

export const save = async (page: Page) => {
  const subject = await subjectFor(page);
  const sent = await sentDocument(page, 'file');
  const { texts } = page.form;
  if (!sent.ok) {
    const state = { ...freshForm(), typed: texts, errors: { file: [sent.problem] } };
    return invalid(attachDocumentView(page, subject, state));
  }
  const submitted = await submit(
    page,
    attachDocument,
    { title: text, class: text, whyUploaded: text, onBehalf, ...keptFields },
    {
      title: titleIn(texts, sent.file?.name),
      subject: { kind: subject.kind, id: subject.id },
      file: sent.file,
      kept: keptIn(page),
      ...(subject.partnershipId ? { partnershipId: subject.partnershipId } : {}),
    },
  );
  if (!submitted.done) return invalid(attachDocumentView(page, subject, submitted.state));
  return redirect(subject.documentsAt, 'records.document-attached');
};

/** The file's own name will do for a title, but never for a list of persons or pay: it often names them. */
const titleIn = (texts: Typed, fileName: string | undefined): string | undefined => {
  const isOrdinary = typedText(texts, 'class') === 'ordinary';
  return typedText(texts, 'title')?.trim() || (isOrdinary ? fileName : undefined);
};

const keptFields = { 'kept.headCount': wholeNumber, 'kept.sum': amount('kept.currency') };

/** What was said of a list that stays elsewhere; undefined where nothing was. Wrong notation is said by `submit`. */
const keptIn = ({ form, words }: Page) => {
  const one = (name: string) => typedText(form.texts, `kept.${name}`)?.trim() || undefined;
  const read = readForm(form, keptFields, words.language);
  const numbers = read.ok ? read.input : undefined;
  const kept = {
    headCount: numbers?.['kept.headCount'],
    sum: numbers?.['kept.sum'],
    sha256: one('sha256')?.toLowerCase(),
    place: one('place'),
    keeper: one('keeper'),
  };
  return Object.values(kept).some((value) => value !== undefined) ? kept : undefined;
};

const subjectFor = async (page: Page): Promise<SubjectWithPartner> => {
  const subject = await subjectOfAddress(page);
  const allowed = mayAttachDocument(page.actor, subject);
  if (allowed !== true) throw new NotAllowed(allowed);
  return subject;
};
