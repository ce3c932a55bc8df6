import { fromIni } from '@aws-sdk/credential-providers';

export const local = () => fromIni({ profile: process.env.AWS_PROFILE });
