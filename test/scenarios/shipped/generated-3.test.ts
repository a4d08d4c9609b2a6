import { generatedOfShare } from '../../support/shipped-generated.ts';

generatedOfShare(3);
