import type { Problem } from '../../../kernel/problem.ts';
import { typedText } from '../../../page/form.ts';
import type { SentForm } from '../../../page/page.ts';

const mostBytes = 2_000_000;

/** What was pasted, or what the sent file says: UTF-8, or the encoding of older spreadsheets where it is none. */
export const pastedText = async (
  form: SentForm,
  field: string,
  fileField: string,
): Promise<{ text: string; problem?: Problem }> => {
  const file = form.files.get(fileField)?.find(({ size }) => size > 0);
  const pasted = typedText(form.texts, field) ?? '';
  if (!file) return { text: pasted };
  if (file.size > mostBytes) return { text: pasted, problem: { key: 'finance.file-too-large' } };
  const bytes = await file.bytes();
  if (bytes.includes(0)) return { text: pasted, problem: { key: 'finance.file-is-no-text' } };
  return { text: decoded(bytes) };
};

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
