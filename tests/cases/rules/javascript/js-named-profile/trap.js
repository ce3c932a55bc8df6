import { fromIni } from './settings';

export const settings = fromIni({ profile: 'billing' });
