import { html, type Page } from '../../../page/page.ts';
import { loadWindowForm, openedForm, saveWindowForm, windowFormView } from './window-form.tsx';

/** A new window of a programme in which partners report. */
export const show = async (page: Page) => {
  const form = await loadWindowForm(page, 'programme');
  return html(windowFormView(page, form, openedForm(page, form)));
};

export const save = async (page: Page) => saveWindowForm(page, await loadWindowForm(page, 'programme'));
