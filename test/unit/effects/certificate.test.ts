import { describe, expect, it } from 'vitest';
import { type CertificateContent, certificateDocument, createCertificatePrinter } from '../../../engine/effects/certificate.ts';

const content: CertificateContent = {
  number: 'LY-CX-2026-00001',
  title: '有效证明',
  body: '经评价，该企业在有效期内符合条件。',
  fields: [{ label: '企业名称', value: '洛阳曌冄精密轴承有限公司' }],
  holder: '洛阳曌冄精密轴承有限公司',
  issuer: '洛阳市工业和信息化局',
  validFrom: '2026-03-10',
  validTo: '2029-03-09',
  verification: 'D4FD-5TR3-WEKC',
  verifyUrl: 'http://localhost:3000/verify/D4FD-5TR3-WEKC',
  status: 'valid',
};

describe('a certificate', () => {
  it('is one page of PDF with its font embedded as a subset', async () => {
    const pdf = await createCertificatePrinter().print(content, 'zh-CN');
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('/Count 1');
    expect(text).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC/);
    expect(pdf.length).toBeLessThan(200_000);
  });

  it('carries number, fields, validity, verification code and its address as QR code', () => {
    const text = JSON.stringify(certificateDocument(content, 'zh-CN')) + JSON.stringify(footerOf(content));
    for (const part of [content.number, '洛阳曌冄精密轴承有限公司', '2026-03-10 至 2029-03-09', content.verification])
      expect(text).toContain(part);
    expect(text).toContain(`"qr":"${content.verifyUrl}"`);
  });

  it('is marked across once it is no longer valid', () => {
    expect(JSON.stringify(certificateDocument({ ...content, status: 'revoked' }, 'zh-CN'))).toContain('已 撤 销');
    expect(certificateDocument(content, 'zh-CN').watermark).toBeUndefined();
  });

  it('reads no file and no address that its content names', async () => {
    const evil = { ...content, title: '/etc/passwd', fields: [{ label: 'http://127.0.0.1:1/x.png', value: 'file:///etc/passwd' }] };
    expect((await createCertificatePrinter().print(evil, 'en')).length).toBeGreaterThan(1000);
  });
});

function footerOf(of: CertificateContent): unknown {
  const { footer } = certificateDocument(of, 'zh-CN');
  return typeof footer === 'function' ? footer(1, 1, {} as never) : footer;
}
