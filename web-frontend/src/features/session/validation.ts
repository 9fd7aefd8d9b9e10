import { strings } from '@/config/strings';

const EMAIL = /^[^@\s]+@[^@\s]+$/;
const USERNAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{2,31}$/;
const length = (text: string) => [...text].length;

/** The limits of the contract, said before the server has to. Each answers what is wrong, or nothing. */
export const validate = {
  email: (value: string) =>
    EMAIL.test(value) && value.length <= 254 ? undefined : strings.session.invalidEmail,
  username: (value: string) => (USERNAME.test(value) ? undefined : strings.session.invalidUsername),
  password: (value: string) =>
    length(value) >= 8 && length(value) <= 128 ? undefined : strings.session.invalidPassword,
  somePassword: (value: string) => (value.length > 0 ? undefined : strings.session.missingPassword),
};
