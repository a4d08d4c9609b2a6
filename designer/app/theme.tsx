import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useLocale } from './locale.tsx';

/** Values of styles/tokens.css, for antd. */
const token = {
  colorPrimary: '#0f4c75',
  colorInfo: '#0f4c75',
  colorSuccess: '#1c6e46',
  colorWarning: '#95600a',
  colorError: '#b3261e',
  colorText: '#17242e',
  colorTextSecondary: '#4a5a66',
  colorTextPlaceholder: '#6b7983',
  colorBorder: '#b9c5cd',
  colorBorderSecondary: '#e2e8ec',
  colorBgLayout: '#f4f6f8',
  colorLink: '#0f4c75',
  borderRadius: 6,
  controlHeight: 40,
  controlHeightLG: 48,
  fontSize: 16,
  fontFamily: "'Noto Sans SC Variable', 'PingFang SC', 'Microsoft YaHei', sans-serif",
  // A button's sign of waiting that is taken away while it still grows would stay for ever, unseen and read out.
  motion: false,
};

function nonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined;
}

export function Theme({ children }: { children: ReactNode }) {
  const { antd } = useLocale();
  const value = nonce();
  return (
    <ConfigProvider
      locale={antd}
      theme={{ token }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      {...(value ? { csp: { nonce: value } } : {})}
    >
      {children}
    </ConfigProvider>
  );
}
