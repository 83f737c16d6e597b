/** The languages of the interface. */
export const languages = ['fr', 'nl', 'en', 'es', 'pt'] as const;

export type Language = (typeof languages)[number];

/** Whether the code is a language of the interface. */
export function isLanguage(code: unknown): code is Language {
  return (languages as readonly unknown[]).includes(code);
}
