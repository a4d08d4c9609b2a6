import { playShare } from '../../support/shipped-scenarios.ts';

playShare(2);
