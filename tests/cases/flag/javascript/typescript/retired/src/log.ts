export const log = (value: unknown): void => console.log(value);
