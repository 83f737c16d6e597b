import { html, type Page } from '../../../page/page.ts';
import { loadWindowForm, openedForm, saveWindowForm, windowFormView } from './window-form.tsx';

/** A window as it is to be from now on; its days stay where figures were submitted in it. */
export const show = async (page: Page) => {
  const form = await loadWindowForm(page, 'window');
  return html(windowFormView(page, form, openedForm(page, form)));
};

export const save = async (page: Page) => saveWindowForm(page, await loadWindowForm(page, 'window'));
