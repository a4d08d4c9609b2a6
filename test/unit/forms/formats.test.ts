import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRealDate } from '../../../engine/forms/formats/date.ts';
import { isEmail } from '../../../engine/forms/formats/email.ts';
import { textFormat } from '../../../engine/forms/formats/formats.ts';
import { isIdCard, maskIdCard } from '../../../engine/forms/formats/id-card.ts';
import { isMobile, maskMobile } from '../../../engine/forms/formats/mobile.ts';
import { isPatentNumber, patentCheck } from '../../../engine/forms/formats/patent.ts';
import { isPhone } from '../../../engine/forms/formats/phone.ts';
import { isPostcode } from '../../../engine/forms/formats/postcode.ts';
import { clean, narrowAlphanumerics } from '../../../engine/forms/formats/text.ts';
import { isUscc, usccCheck } from '../../../engine/forms/formats/uscc.ts';
import type { FieldFormat } from '../../../engine/model/form.ts';

const today = '2026-11-24';
const usccs = [
  '91410300MA9XTE0180',
  '91410305MA9XTE0263',
  '91410311MA9XTE034K',
  '91410307MA9XTE042M',
  '92410323MA9XTE069F',
  '52410300MJY0TX050G',
  '91410300MA9X001930',
];

describe('unified social credit code', () => {
  it.each(usccs)('accepts %s', (code) => expect(isUscc(code)).toBe(true));
  it.each(['914100007457748572', '914100007457748528', '91410000745774852O', '91410000745774852', '', '９１４１０３００MA9XTE0180'])(
    'refuses %s',
    (code) => expect(isUscc(code)).toBe(false),
  );
  it('refuses every code with I, O, S, V or Z', () => {
    for (const letter of 'IOSVZ')
      for (let at = 0; at < 18; at++) expect(isUscc(`${usccs[0]!.slice(0, at)}${letter}${usccs[0]!.slice(at + 1)}`)).toBe(false);
  });
  it('notices every single wrong character and every swap of neighbours', () => {
    for (const good of usccs) {
      for (let at = 0; at < 18; at++) {
        for (const char of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
          const other = good.slice(0, at) + char + good.slice(at + 1);
          if (other !== good) expect(isUscc(other)).toBe(false);
        }
      }
      for (let at = 8; at < 16; at++) {
        const swapped = good.slice(0, at) + good[at + 1] + good[at] + good.slice(at + 2);
        if (swapped !== good) expect(isUscc(swapped)).toBe(false);
      }
    }
  });
  it('gives the check character of any 17', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^9[1-3]\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/), (head) => isUscc(head + usccCheck(head))),
      { numRuns: 300 },
    );
  });
  it('normalises blanks, full width and lower case', () => {
    expect(textFormat('uscc').normalise(' ９１４１０３０５ma9xte0263　')).toBe('91410305MA9XTE0263');
  });
});

describe('identity card', () => {
  it.each(['11010519491231002X', '440524188001010014', '410302199003079014', '410305198511128024'])('accepts %s', (number) =>
    expect(isIdCard(number, today)).toBe(true),
  );
  it.each(['110105194912310021', '410302199002309014', '41030219900307901', '410302199003079015', '', '11010519491231002x'])(
    'refuses %s',
    (number) => expect(isIdCard(number, today)).toBe(false),
  );
  it('refuses a birth date in the future', () => expect(isIdCard('410302199003079014', '1990-03-06')).toBe(false));
  it('is masked but for region and last four', () => expect(maskIdCard('410302199003079014')).toBe('410302********9014'));
  it('reads a small x', () => expect(textFormat('id-card').normalise('11010519491231002x')).toBe('11010519491231002X'));
});

describe('other formats', () => {
  it('checks mobiles', () => {
    expect(['13800138000', '19912345678'].map(isMobile)).toEqual([true, true]);
    expect(['12800138000', '1380013800', '138001380000', ''].map(isMobile)).toEqual([false, false, false, false]);
    expect(textFormat('mobile').normalise('+86 138-0013-8000')).toBe('13800138000');
    expect(maskMobile('13800138000')).toBe('138****8000');
  });
  it('checks phones', () => {
    expect(['0379-63210000', '037963210000', '010-12345678', '0379-63210000-801'].map(isPhone)).toEqual([true, true, true, true]);
    expect(['63210000', '379-63210000', 'abc'].map(isPhone)).toEqual([false, false, false]);
  });
  it.each([
    ['ZL 2023 1 0000001.5', true],
    ['CN202310000001', true],
    ['２０２３１００００００１.5', true],
    ['2023100000011', false],
    ['202340000001', false],
    ['19231000000', false],
    ['202310000001Y', false],
  ])('reads the patent number %s: %s', (text, valid) => {
    const format = textFormat('patent-number');
    expect(format.valid(format.normalise(text), today)).toBe(valid);
  });
  it('knows the check character of a patent number, ten included', () => {
    expect(patentCheck('202310000001')).toBe('5');
    for (let n = 0; n < 40; n++) {
      const head = `20242${String(n).padStart(7, '0')}`;
      expect(isPatentNumber(head + patentCheck(head))).toBe(true);
    }
    expect([...Array(40).keys()].map((n) => patentCheck(`20242${String(n).padStart(7, '0')}`))).toContain('X');
  });
  it.each([
    ['F16C 33/38', true],
    ['f16c33/38', true],
    ['H01M', true],
    ['F16C 33', false],
    ['I16C 33/38', false],
    ['F16C 33/3', false],
  ])('reads the IPC class %s: %s', (text, valid) => {
    const format = textFormat('ipc');
    expect(format.valid(format.normalise(text), today)).toBe(valid);
  });
  it('checks postcodes', () => expect(['471000', '47100', '4710000', '47100a'].map(isPostcode)).toEqual([true, false, false, false]));
  it('checks e-mail addresses', () => {
    expect(['a@b.cn', 'first.last+tag@sub.example.com'].map(isEmail)).toEqual([true, true]);
    expect(['a@b', '@b.cn', 'a@@b.cn', 'a b@c.cn', 'a..b@c.cn', 'a@-b.cn', `${'a'.repeat(65)}@b.cn`].map(isEmail)).toEqual(
      Array(7).fill(false),
    );
  });
  it('checks that a date exists', () => {
    expect(['2024-02-29', '2026-12-31', '2000-02-29'].map(isRealDate)).toEqual([true, true, true]);
    expect(
      ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '20260101', '0000-01-01'].map(isRealDate),
    ).toEqual(Array(8).fill(false));
  });
  it('agrees with the built-in calendar on every date', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) =>
        isRealDate(date.toISOString().slice(0, 10)),
      ),
    );
  });
  it('keeps Chinese punctuation in prose and drops control characters', () => {
    expect(narrowAlphanumerics('２０２６年，ＡＢＣ（试行）')).toBe('2026年，ABC（试行）');
    expect(clean('\u0000 a\r\nb\u0007\uFEFF ')).toBe('a\nb');
  });
});

it('never throws, and normalising twice changes nothing', () => {
  const all: FieldFormat[] = [
    'date',
    'longtext',
    'uscc',
    'id-card',
    'mobile',
    'email',
    'phone',
    'postcode',
    'patent-number',
    'ipc',
    'files',
  ];
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const name of all) {
        const format = textFormat(name);
        const once = format.normalise(text);
        format.valid(once, today);
        format.mask(once);
        expect(format.normalise(once)).toBe(once);
      }
    }),
  );
}, 30_000);
