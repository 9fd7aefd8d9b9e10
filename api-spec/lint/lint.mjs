import { lint } from './redocly.mjs';

const { passed, said } = lint();
console.log(said);
process.exitCode = passed ? 0 : 1;
