/** Random tests are the same in each run of `npm test`, so that what fails is the change; `npm run test:long` looks further each night. */
import fc from 'fast-check';

fc.configureGlobal(process.env.LONG ? {} : { seed: 20261129 });
