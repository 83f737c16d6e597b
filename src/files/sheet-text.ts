/** Spreadsheets count with fifteen digits; a longer figure stays as it was written. */
export const isExactAsNumber = (value: string | number): boolean =>
  Number.isFinite(Number(value)) && String(value).replace(/\D/g, '').replace(/^0+/, '').length <= 15;

// XML has no place for these, and a spreadsheet that holds one does not open.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export const plainText = (text: string): string =>
  text.toWellFormed().replace(unwritable, '').slice(0, 32_767);

export const sheetName = (name: string): string =>
  plainText(name.replace(/[[\]:*?/\\']/g, ' ')).slice(0, 31) || 'Relais';
