/** The text key that names a field (`plannedFrom`: `field.planned-from`). */
export const fieldKey = (field: string): string =>
  `field.${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
