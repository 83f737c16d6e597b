import type { Typed } from './app.ts';

/** What a browser would send of the form with this field in it, as it was opened; undefined where the page has none. */
export const filledFormWith = (html: string, field: string): Typed | undefined => {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].find(([each]) =>
    each.includes(`name="${field}"`),
  )?.[0];
  return form ? Object.fromEntries([...inputs(form), ...selects(form), ...areas(form)]) : undefined;
};

const inputs = (form: string): [string, string][] =>
  [...form.matchAll(/<input\b([^>]*)>/g)].flatMap(([, at = '']) =>
    /type="(checkbox|radio)"/.test(at) && !/ checked/.test(at)
      ? []
      : pair(at, attributeOf(at, 'value') ?? ''),
  );

const selects = (form: string): [string, string][] =>
  [...form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(([, at = '', options = '']) => {
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
    const chosen = all.find((option) => / selected/.test(option)) ?? all[0] ?? '';
    return pair(at, attributeOf(chosen, 'value') ?? '');
  });

const areas = (form: string): [string, string][] =>
  [...form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].flatMap(([, at = '', text = '']) =>
    pair(at, plain(text.replace(/^\n/, ''))),
  );

const pair = (attributes: string, value: string): [string, string][] => {
  const name = attributeOf(attributes, 'name');
  return name ? [[name, value]] : [];
};

const attributeOf = (attributes: string, name: string): string | undefined => {
  const value = attributes.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
  return value === undefined ? undefined : plain(value);
};

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
